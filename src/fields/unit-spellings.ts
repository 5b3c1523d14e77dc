import { fold } from './fold.js';
import { UNIT_TABLE } from './unit-table.js';
import type { Unit } from './units.js';

/** Units by their spelling. */
interface UnitSpellings {
  /** In exactly this case. */
  readonly exact: ReadonlyMap<string, Unit>;
  /** In any case. */
  readonly folded: ReadonlyMap<string, Unit>;
  /** The folded letters that spellings begin with, to pass over other words at once. */
  readonly heads: ReadonlySet<string>;
}

const OFFSETS: Readonly<Record<string, { factor: number; offset: number }>> = {
  '°C': { factor: 1, offset: 273.15 },
  '°F': { factor: 5 / 9, offset: 459.67 * (5 / 9) },
};
const LINE = /^(\D+?) ([\d.]+) ?(.*)$/;

let spellings: UnitSpellings | undefined;

/** The unit that is written like this, from the first letter to the last. */
export function unitSpelled(text: string): Unit | undefined {
  const { exact, folded } = known();
  return exact.get(text) ?? folded.get(keyOf(text));
}

/** Whether a unit may begin with the letters that a text begins with; a text that begins with a sign may be one. */
export function mayBeUnit(text: string): boolean {
  return known().heads.has(leadingLetters(text));
}

/** The symbols of all units that measure one dimension. */
export function symbolsOf(dimension: string): readonly string[] {
  return (UNIT_TABLE[dimension] ?? []).map((line) => LINE.exec(line)?.[1] ?? '');
}

function known(): UnitSpellings {
  spellings ??= readTable();
  return spellings;
}

function readTable(): UnitSpellings {
  const exact = new Map<string, Unit>();
  const folded = new Map<string, Unit>();
  for (const [dimension, lines] of Object.entries(UNIT_TABLE)) {
    for (const line of lines) readLine(line, dimension, exact, folded);
  }
  const heads = new Set([...exact.keys(), ...folded.keys()].map(leadingLetters));
  return { exact, folded, heads };
}

function readLine(line: string, dimension: string, exact: Map<string, Unit>, folded: Map<string, Unit>): void {
  const [, symbol = '', size = '1', others = ''] = LINE.exec(line) ?? [];
  const unit: Unit = { symbol, dimension, factor: Number(size), offset: 0, ...OFFSETS[symbol] };
  const names = others.split('|').filter((name) => name !== '');
  const fixed = names.filter((name) => name.startsWith('=')).map((name) => name.slice(1));
  for (const name of [symbol, ...fixed]) exact.set(name, unit);
  const free = names.filter((name) => !name.startsWith('='));
  for (const name of fixed.length === 0 ? [...free, symbol] : free) addFolded(keyOf(name), unit, folded);
}

function addFolded(key: string, unit: Unit, folded: Map<string, Unit>): void {
  if (!folded.has(key)) folded.set(key, unit);
  if (/^[a-z]{4,}$/.test(key) && !folded.has(`${key}s`)) folded.set(`${key}s`, unit);
}

/** Folded, with single spaces and without dots. */
function keyOf(text: string): string {
  return fold(text).replace(/\./g, '').replace(/\s+/g, ' ');
}

function leadingLetters(text: string): string {
  return fold(/^\p{L}+/u.exec(text)?.[0] ?? '');
}
