import { didYouMean, UserError } from '../errors.js';
import type { Config, LlmConfig } from './config.js';

/** What a composition may say when another one does the asking. */
const WRAPPER_KEYS = new Set(['llm', 'gate', 'gateConfidence', 'gateDoubt', 'gateTrust', 'fallback']);

/** Checks that the compositions of a file can be built: each asks something, and names only others that exist. Throws a UserError. */
export function checkLlms({ file, llm, llms, configured }: Config): void {
  const names = Object.keys(llms).sort();
  const unknown = (place: string, name: string) =>
    names.includes(name)
      ? []
      : [`${place}: no llm "${name}"${didYouMean(name, names)} (configured: ${names.join(', ')})`];
  const problems = [
    ...unknown('llm', llm),
    ...configured.flatMap((name) => {
      const entry = llms[name] ?? {};
      return [
        ...problemsOf(`llms.${name}`, entry),
        ...(entry.llm === undefined ? [] : unknown(`llms.${name}.llm`, entry.llm)),
        ...(entry.fallback ?? []).flatMap((other, index) => unknown(`llms.${name}.fallback[${index}]`, other)),
      ];
    }),
  ];
  if (problems.length > 0) throw new UserError(`configuration file ${file}: ${problems.join('; ')}`, 'config-invalid');
}

function problemsOf(place: string, entry: LlmConfig): readonly string[] {
  if (entry.llm === undefined) {
    return entry.connector === undefined ? [`${place}: has neither a connector nor an llm: give it one of them`] : [];
  }
  const idle = Object.keys(entry).filter((key) => !WRAPPER_KEYS.has(key));
  return idle.length === 0
    ? []
    : [`${place}: asks llm "${entry.llm}", so its own ${idle.join(', ')} would do nothing: leave out one or the other`];
}
