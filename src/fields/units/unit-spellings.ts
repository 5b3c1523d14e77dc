import { fold } from '../../text/fold.js';
import { RARE_UNIT_TABLE } from './rare-unit-table.js';
import { prefixedUnits } from './si-prefixes.js';
import type { Unit } from './unit.js';
import { UNIT_TABLE } from './unit-table.js';

/** Units by their spelling. */
interface UnitSpellings {
  /** In exactly this case. */
  readonly exact: Map<string, Unit>;
  /** In any case. */
  readonly folded: Map<string, Unit>;
  /** Symbols that count in a dictionary only. */
  readonly stated: Map<string, Unit>;
  /** The folded letters that spellings begin with, to pass over other words at once. */
  readonly heads: ReadonlySet<string>;
}

const OFFSETS: Readonly<Record<string, { factor: number; offset: number }>> = {
  '°C': { factor: 1, offset: 273.15 },
  '°F': { factor: 5 / 9, offset: 459.67 * (5 / 9) },
  '°Ré': { factor: 1.25, offset: 273.15 },
};
const LINE = /^(\D+?|l\/100 km) ([\d.e-]+) ?(.*)$/;

let spellings: UnitSpellings | undefined;

/** The unit that is written like this, from the first letter to the last; glyphs such as `㎝` and `℃` are read as their letters. */
export function unitSpelled(text: string): Unit | undefined {
  const { exact, folded } = known();
  return exact.get(text) ?? folded.get(keyOf(text)) ?? (isGlyph(text) ? unitSpelled(lettersOf(text)) : undefined);
}

/** The same for the symbols that mean too much else to be units in a text: `H`, `F`, `C`. */
export function unitStated(symbol: string): Unit | undefined {
  return known().stated.get(symbol);
}

/** Whether a unit may begin with the letters that a text begins with; a text that begins with a sign may be one. */
export function mayBeUnit(text: string): boolean {
  return known().heads.has(leadingLetters(text));
}

/** The symbols of the common units that measure one dimension. */
export function symbolsOf(dimension: string): readonly string[] {
  return (UNIT_TABLE[dimension] ?? []).map((line) => LINE.exec(line)?.[1] ?? '');
}

function known(): UnitSpellings {
  spellings ??= readTables();
  return spellings;
}

function readTables(): UnitSpellings {
  const maps = { exact: new Map<string, Unit>(), folded: new Map<string, Unit>(), stated: new Map<string, Unit>() };
  for (const table of [UNIT_TABLE, RARE_UNIT_TABLE]) {
    for (const [dimension, lines] of Object.entries(table)) {
      for (const line of lines) readLine(line, dimension, maps);
    }
  }
  for (const [dimension, line] of prefixedUnits()) readLine(line, dimension, maps);
  const heads = new Set([...maps.exact.keys(), ...maps.folded.keys()].map(leadingLetters));
  return { ...maps, heads };
}

/** What was read first stays: the common units come before the rare ones. */
function readLine(line: string, dimension: string, { exact, folded, stated }: Omit<UnitSpellings, 'heads'>): void {
  const [, written = '', size = '1', others = ''] = LINE.exec(line) ?? [];
  const isStated = written.startsWith('!');
  const symbol = isStated ? written.slice(1) : written;
  const unit: Unit = { symbol, dimension, factor: Number(size), offset: 0, ...OFFSETS[symbol] };
  const names = others.split('|').filter((name) => name !== '');
  const fixed = names.filter((name) => name.startsWith('=')).map((name) => name.slice(1));
  if (isStated) stated.set(symbol, unit);
  for (const name of isStated ? fixed : [symbol, ...fixed]) if (!exact.has(name)) exact.set(name, unit);
  const free = names.filter((name) => !name.startsWith('='));
  for (const name of fixed.length === 0 && !isStated ? [...free, symbol] : free) addFolded(keyOf(name), unit, folded);
}

function addFolded(key: string, unit: Unit, folded: Map<string, Unit>): void {
  if (!folded.has(key)) folded.set(key, unit);
  if (!/^[a-z]{4,}$/.test(key)) return;
  // The plural, and the German dative: `in Zentimetern`.
  for (const ending of key.endsWith('er') ? ['s', 'n'] : ['s'])
    if (!folded.has(`${key}${ending}`)) folded.set(`${key}${ending}`, unit);
}

/** Folded, with single spaces and without dots. */
function keyOf(text: string): string {
  return fold(text).replace(/\./g, '').replace(/\s+/g, ' ');
}

function leadingLetters(text: string): string {
  return fold(/^\p{L}+/u.exec(text)?.[0] ?? '');
}

/** Signs that stand for several letters: the squared ones of CJK fonts, the degree signs, the ohm sign, the Greek mu. */
function isGlyph(text: string): boolean {
  return /[\u3371-\u33df\u2103\u2109\u2126\u03bc]/.test(text) && lettersOf(text) !== text;
}

function lettersOf(text: string): string {
  return text.normalize('NFKC').replaceAll('\u03bc', 'µ').replaceAll('\u2126', 'Ω').replaceAll('\u2215', '/');
}
