// Beside oclif's parser, because loading oclif takes 70 of the 100 ms of a start; a test holds that both say the same.

import type { FlagSpec, FlagValues } from './flags.js';

type Table = Readonly<Record<string, FlagSpec>>;

/** The words of a plain command line, parsed. */
export interface QuickParse<Flags extends Table> {
  readonly argument: string | undefined;
  readonly flags: FlagValues<Flags>;
}

/**
 * Parses the plain forms of a command line: known flags with valid values and at most one argument.
 * Anything else, right or wrong, gives undefined and is left to oclif, which explains it.
 */
export function quickParse<Flags extends Table>(words: readonly string[], table: Flags): QuickParse<Flags> | undefined {
  const flags: Record<string, unknown> = {};
  const free: string[] = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '-' || !word.startsWith('-')) free.push(word);
    else if (!takeFlag(word, rest, table, flags)) return undefined;
  }
  return free.length > 1 ? undefined : { argument: free[0], flags: flags as FlagValues<Flags> };
}

function takeFlag(word: string, rest: string[], table: Table, flags: Record<string, unknown>): boolean {
  const [, name = '', attached] = /^--([a-z-]+)(?:=(.*))?$/s.exec(longForm(word, table)) ?? [];
  const spec = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!spec) return false;
  if (spec.kind === 'switch') {
    flags[name] = true;
    return attached === undefined;
  }
  const text = attached ?? rest.shift();
  if (text === undefined || text === '' || text.startsWith('-') || (name in flags && spec.kind !== 'texts'))
    return false;
  const value = readValue(spec, text);
  if (value === undefined) return false;
  flags[name] = spec.kind === 'texts' ? [...((flags[name] as string[] | undefined) ?? []), value] : value;
  return true;
}

function longForm(word: string, table: Table): string {
  const name = /^-[a-z]$/.test(word) && Object.keys(table).find((key) => table[key]?.char === word[1]);
  return name ? `--${name}` : word;
}

function readValue(spec: FlagSpec, text: string): string | number | undefined {
  if (spec.kind === 'choice') return spec.options?.includes(text) ? text : undefined;
  if (spec.kind !== 'count') return text;
  return /^\d{1,9}$/.test(text) && Number(text) >= (spec.min ?? 1) ? Number(text) : undefined;
}
