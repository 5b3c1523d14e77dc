import type { Locale } from './field.js';
import { fold } from './fold.js';
import { guessLocale } from './language.js';
import { type NumberSpan, readNumbers } from './number-grammar.js';
import { type Pieces, splitPieces } from './pieces.js';
import { stem } from './stem.js';

export { fold };

/** A run of letters and digits; UTF-16 offsets into the source, end exclusive. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Lower case, without accents and ligatures. */
  readonly folded: string;
  /** The form shared with plural and feminine. */
  readonly stem: string;
}

/** A description read once; what costs more than its words is read when first asked for. */
export interface Text {
  readonly source: string;
  readonly words: readonly Word[];
  readonly numbers: readonly NumberSpan[];
  /** The words cut where letters and digits meet, with the signs that belong to codes, and where each stands. */
  readonly pieces: Pieces;
  /** The language that its small words speak, when they do. */
  readonly locale: Locale | undefined;
}

const REMEMBERED = 4;
const recent: Text[] = [];

/** Reads a description; the last few are remembered, since every field of a lookup reads the same one. */
export function readText(description: string): Text {
  const known = recent.find((text) => text.source === description);
  if (known) return known;
  const text = makeText(description);
  recent.unshift(text);
  if (recent.length > REMEMBERED) recent.pop();
  return text;
}

function makeText(source: string): Text {
  const words = splitWords(source);
  let numbers: readonly NumberSpan[] | undefined;
  let pieces: Pieces | undefined;
  let locale: { readonly found: Locale | undefined } | undefined;
  return {
    source,
    words,
    get numbers() {
      numbers ??= readNumbers(this);
      return numbers;
    },
    get pieces() {
      pieces ??= splitPieces(source, words);
      return pieces;
    },
    get locale() {
      locale ??= { found: guessLocale(words) };
      return locale.found;
    },
  };
}

function splitWords(source: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of source.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)) {
    const folded = fold(match[0]);
    words.push({ start: match.index, end: match.index + match[0].length, folded, stem: stem(folded) });
  }
  return words;
}
