import type { Piece } from './pieces.js';
import { readText, type Text } from './text.js';

/** A place where all words of a phrase stand together; indices of pieces, `last` inclusive. */
export interface PhraseMatch {
  readonly first: number;
  readonly last: number;
}

/** A label or spelling made ready for finding. */
export interface Phrase {
  readonly spelling: string;
  readonly pieces: readonly Piece[];
}

/** Prepares a phrase; undefined when it holds no word. */
export function preparePhrase(spelling: string): Phrase | undefined {
  const pieces = readText(spelling).pieces.list;
  return pieces.length === 0 ? undefined : { spelling, pieces };
}

/** Where a phrase stands in a text. */
export function findPhrase(phrase: Phrase, text: Text): readonly PhraseMatch[] {
  const { list } = text.pieces;
  const found: PhraseMatch[] = [];
  for (const first of text.pieces.positions(phrase.pieces[0]?.stem ?? '')) {
    const last = first + phrase.pieces.length - 1;
    if (!phrase.pieces.every((piece, i) => list[first + i]?.stem === piece.stem)) continue;
    if (list[first]?.glued || list[last + 1]?.glued) continue;
    found.push({ first, last });
  }
  return found;
}
