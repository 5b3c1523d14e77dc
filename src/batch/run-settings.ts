import { createHash } from 'node:crypto';
import { UserError } from '../errors.js';

/** What an output was begun with and has to be continued with, by the name of the flag that sets it. */
export type RunSettings = Readonly<Record<string, unknown>>;

/** A fingerprint of settings too long, or too secret, to be shown. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

/** Settings that may change while an output is continued: the bill is another one then, and every row the same. */
const FREE: ReadonlySet<string> = new Set(['price']);

/**
 * @returns a sentence on each setting that has changed and may
 * @throws UserError that names each other setting that is not what the output was begun with
 */
export function checkRunSettings(output: string, before: RunSettings, now: RunSettings): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const changed = names.filter((name) => !same(before[name], now[name]));
  const change = (name: string) => `${name} was ${shown(before[name])} and is ${shown(now[name])}`;
  const refused = changed.filter((name) => !FREE.has(name));
  if (refused.length > 0) {
    throw new UserError(
      `${output} was begun with other settings: ${refused.map(change).join('; ')}; resume with those, or name another --output`,
      'resume',
    );
  }
  return changed.map((name) => `${change(name)} since ${output} was begun: what follows is counted by the new one`);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'not set';
  const text = Array.isArray(value) ? value.join(',') : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
