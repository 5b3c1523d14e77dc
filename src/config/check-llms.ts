import { didYouMean, UserError } from '../errors.js';
import { BUILT_IN_LLMS } from './built-in-llms.js';
import type { Config, LlmConfig } from './config.js';

/** What a composition may say when another one does the asking. */
const WRAPPER_KEYS = new Set(['llm', 'gate', 'gateConfidence', 'gateDoubt', 'gateTrust', 'fallback']);

/** What a composition may say that the offline engine answers by itself. */
const OFFLINE_KEYS = new Set(['connector', 'grounded', 'fallback']);

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
        ...problemsOf(`llms.${name}`, saidOf(name, entry)),
        ...(entry.llm === undefined ? [] : unknown(`llms.${name}.llm`, entry.llm)),
        ...(entry.fallback ?? []).flatMap((other, index) => unknown(`llms.${name}.fallback[${index}]`, other)),
      ];
    }),
  ];
  if (problems.length > 0) throw new UserError(`configuration file ${file}: ${problems.join('; ')}`, 'config-invalid');
}

/** An entry without what it takes over from a built-in one of its name. */
function saidOf(name: string, entry: LlmConfig): LlmConfig {
  const taken: Readonly<Record<string, unknown>> = BUILT_IN_LLMS[name] ?? {};
  return Object.fromEntries(
    Object.entries(entry).filter(([key, value]) => key === 'connector' || taken[key] !== value),
  );
}

function problemsOf(place: string, entry: LlmConfig): readonly string[] {
  const { llm, connector } = entry;
  if (llm !== undefined) return idleProblem(place, `asks llm "${llm}"`, entry, WRAPPER_KEYS);
  if (connector === undefined) return [`${place}: has neither a connector nor an llm: give it one of them`];
  const isOffline = 'type' in connector && connector.type === 'offline';
  return isOffline ? idleProblem(place, 'answers through the offline engine', entry, OFFLINE_KEYS) : [];
}

/** A setting that does nothing is a mistake: whoever wrote it expects something of it. */
function idleProblem(place: string, what: string, entry: LlmConfig, useful: ReadonlySet<string>): readonly string[] {
  const idle = Object.keys(entry).filter((key) => !useful.has(key));
  if (idle.length === 0) return [];
  return [`${place}: ${what}, so its own ${idle.join(', ')} would do nothing: leave out one or the other`];
}
