import { fold } from '../../text/fold.js';
import { isMixedCase } from '../../text/is-mixed-case.js';
import type { Locale } from '../field.js';
import { stem } from './stem.js';
import type { Subtoken } from './subtoken.js';

/** A word inside a longer one. */
export interface WordPart {
  /** The index of the subtoken that holds it. */
  readonly position: number;
  readonly start: number;
  readonly end: number;
  /** What follows it in the same word, folded. */
  readonly rest: string;
}

// Compounds beyond are not looked into, so that a huge text stays cheap.
const MOST_WORDS = 20_000;
const SHORTEST_HEAD = 5;
const SHORTEST_TAIL = 4;
const LONGEST_WORD = 40;

/**
 * The words that stand inside other words: run together (`BlackCOLOR`), or in German parts of a compound or inflected word
 * (`Edelstahlgehäuse`, `schwarzer`), and what a hyphen leaves out (`Wand- und Deckenmontage`).
 */
export function wordParts(
  source: string,
  list: readonly Subtoken[],
  locale: Locale | undefined,
): ReadonlyMap<string, readonly WordPart[]> {
  const parts = new Map<string, WordPart[]>();
  for (let position = 0; position < list.length && position < MOST_WORDS; position++) {
    const subtoken = list[position] as Subtoken;
    if (subtoken.kind !== 'letters') continue;
    if (locale === 'de') addSuspended(source, list, position, parts);
    if (subtoken.end - subtoken.start < 6) continue;
    addRunTogether(source, subtoken, position, parts);
    if (locale !== 'de') addShade(subtoken, position, parts);
    if (locale === 'de') addCompound(subtoken, position, parts);
  }
  return parts;
}

function addRunTogether(source: string, subtoken: Subtoken, position: number, parts: Map<string, WordPart[]>): void {
  const written = source.slice(subtoken.start, subtoken.end);
  if (!isMixedCase(written)) return;
  const cut = written.search(/(?<=\p{Ll}{2})\p{Lu}(?:\p{Lu}|\p{Ll}{2})/u);
  if (cut < 3) return;
  const middle = subtoken.start + cut;
  const [head, tail] = [fold(written.slice(0, cut)), fold(written.slice(cut))];
  add(parts, stem(head), { position, start: subtoken.start, end: middle, rest: '' });
  add(parts, stem(tail), { position, start: middle, end: subtoken.end, rest: '' });
}

/** What a head of four letters is believed before: `Holztisch`, not `Glasfaser`. */
const FURNITURE =
  /^(?:tisch|stuhl|stuhle|regal|schrank|bett|bank|sofa|hocker|kiste|platte|schale|vase|teller|tur|rahmen|kommode|leiter|spielzeug|zaun|haus)e?[ns]?$/;

const SHADE = /^(?:dunkel|hell|mittel|licht|tief|zart)(?=\p{L}{3,}$)/u;

/** The colour of `dunkelgrau`, which stands in texts too short to tell their language. */
function addShade({ folded, start, end }: Subtoken, position: number, parts: Map<string, WordPart[]>): void {
  const cut = SHADE.exec(folded)?.[0].length ?? 0;
  if (cut > 0 && folded.length === end - start)
    add(parts, stem(folded.slice(cut)), { position, start: start + cut, end, rest: '' });
}

function addCompound(subtoken: Subtoken, position: number, parts: Map<string, WordPart[]>): void {
  const { folded, start, end } = subtoken;
  if (folded.length > LONGEST_WORD) return;
  const aligned = folded.length === end - start;
  for (let cut = SHORTEST_TAIL; cut <= folded.length - 2; cut++) {
    const [head, rest] = [folded.slice(0, cut), folded.slice(cut)];
    const isLong = cut >= SHORTEST_HEAD || FURNITURE.test(rest);
    const isHead = /^e[mnrs]$/.test(rest) || (isLong && rest.length >= 3);
    if (isHead) add(parts, stem(head), { position, start, end: aligned ? start + cut : end, rest });
    if (rest.length >= SHORTEST_TAIL)
      add(parts, stem(rest), { position, start: aligned ? start + cut : start, end, rest: '' });
  }
}

/** How many words may wait for the compound that ends them. */
const MOST_SUSPENDED = 4;
const AND = new Set(['und', 'oder', 'bzw', 'sowie', 'u', 'o']);

/** `Decken- und Wandmontage`: what the hyphen leaves to the next compound, with each end that this one may have. */
function addSuspended(
  source: string,
  list: readonly Subtoken[],
  position: number,
  parts: Map<string, WordPart[]>,
): void {
  const subtoken = list[position] as Subtoken;
  const compound = suspendedUntil(source, list, position);
  if (!compound || compound.folded.length > LONGEST_WORD) return;
  for (let cut = 2; cut <= compound.folded.length - SHORTEST_TAIL; cut++) {
    const whole = stem(subtoken.folded + compound.folded.slice(cut));
    add(parts, whole, { position, start: subtoken.start, end: subtoken.end, rest: '' });
  }
}

function suspendedUntil(source: string, list: readonly Subtoken[], position: number): Subtoken | undefined {
  let at = position;
  for (let words = 0; words < MOST_SUSPENDED; words++) {
    const subtoken = list[at];
    if (subtoken?.kind !== 'letters' || !/^-(?![\p{L}\d])/u.test(source.slice(subtoken.end, subtoken.end + 2)))
      return words > 0 ? subtoken : undefined;
    at++;
    if (AND.has(list[at]?.folded ?? '')) at++;
    else if (!/^- ?[,/] ?$/.test(source.slice(subtoken.end, list[at]?.start))) return undefined;
  }
  return undefined;
}

function add(parts: Map<string, WordPart[]>, key: string, part: WordPart): void {
  const known = parts.get(key);
  if (known) known.push(part);
  else parts.set(key, [part]);
}
