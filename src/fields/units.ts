import { fold } from './fold.js';
import { UNIT_TABLE } from './unit-table.js';

/** A unit of measure: `base = value * factor + offset`, in the base of its dimension. */
export interface Unit {
  /** As catalogues write it: `mm`, `kW`, `°C`. */
  readonly symbol: string;
  /** `length`, `mass`, `data rate` … */
  readonly dimension: string;
  readonly factor: number;
  readonly offset: number;
}

/** Units by their spelling: in exactly this case, and in any case. */
export interface UnitSpellings {
  readonly exact: ReadonlyMap<string, Unit>;
  readonly folded: ReadonlyMap<string, Unit>;
  /** The folded letters that spellings begin with, to pass over other words at once. */
  readonly heads: ReadonlySet<string>;
}

const OFFSETS: Readonly<Record<string, { factor: number; offset: number }>> = {
  '°C': { factor: 1, offset: 273.15 },
  '°F': { factor: 5 / 9, offset: 459.67 * (5 / 9) },
};

let spellings: UnitSpellings | undefined;

/** The unit table, read once. */
export function unitSpellings(): UnitSpellings {
  spellings ??= readTable();
  return spellings;
}

/** The unit that a text such as `mm`, `Liter` or `dB(A) re 1 pW` names as a whole; undefined for anything else. */
export function parseUnit(text: string): Unit | undefined {
  const wanted = text.trim().replace(/\.$/, '');
  return lookUp(wanted) ?? lookUp(wanted.replace(/\s+re\s+1\s*\S+$/i, ''));
}

/** The value in another unit; undefined when the two do not measure the same. */
export function convert(value: number, from: Unit, to: Unit): number | undefined {
  if (from.dimension !== to.dimension) return undefined;
  if (from === to) return value;
  return tidy((value * from.factor + from.offset - to.offset) / to.factor);
}

/** Removes what binary fractions leave behind: 119.99999999999999 → 120. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** The key under which a spelling is kept whatever its case: folded, with single spaces and without dots. */
export function unitKey(text: string): string {
  return fold(text).replace(/\./g, '').replace(/\s+/g, ' ');
}

/** The symbols of all units that measure one dimension. */
export function symbolsOf(dimension: string | undefined): readonly string[] {
  if (dimension === undefined) return [];
  return (UNIT_TABLE[dimension] ?? []).map((line) => symbolIn(line));
}

function lookUp(text: string): Unit | undefined {
  const { exact, folded } = unitSpellings();
  return exact.get(text) ?? folded.get(unitKey(text));
}

const LINE = /^(\D+?) ([\d.]+) ?(.*)$/;

function symbolIn(line: string): string {
  return LINE.exec(line)?.[1] ?? '';
}

function readTable(): UnitSpellings {
  const exact = new Map<string, Unit>();
  const folded = new Map<string, Unit>();
  for (const [dimension, lines] of Object.entries(UNIT_TABLE)) {
    for (const line of lines) readLine(line, dimension, exact, folded);
  }
  const heads = new Set([...exact.keys(), ...folded.keys()].map((spelling) => leadingLetters(fold(spelling))));
  return { exact, folded, heads };
}

/** The letters that a text begins with; an empty string when it begins with a sign. */
export function leadingLetters(text: string): string {
  return /^\p{L}+/u.exec(text)?.[0] ?? '';
}

function readLine(line: string, dimension: string, exact: Map<string, Unit>, folded: Map<string, Unit>): void {
  const [, symbol = '', size = '1', others = ''] = LINE.exec(line) ?? [];
  const unit: Unit = { symbol, dimension, factor: Number(size), offset: 0, ...OFFSETS[symbol] };
  const names = others.split('|').filter((name) => name !== '');
  const fixed = names.filter((name) => name.startsWith('=')).map((name) => name.slice(1));
  for (const name of [symbol, ...fixed]) exact.set(name, unit);
  for (const name of names.filter((other) => !other.startsWith('='))) addFolded(unitKey(name), unit, folded);
  if (fixed.length === 0) addFolded(unitKey(symbol), unit, folded);
}

function addFolded(key: string, unit: Unit, folded: Map<string, Unit>): void {
  if (!folded.has(key)) folded.set(key, unit);
  if (/^[a-z]{4,}$/.test(key) && !folded.has(`${key}s`)) folded.set(`${key}s`, unit);
}
