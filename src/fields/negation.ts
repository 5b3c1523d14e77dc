import type { Text } from './text.js';

const NEGATIONS = /^(?:sans|pas|non|aucune?|ni|without|no|not|non|ohne|keine?[nmrs]?|nicht)$/;

/** The piece that negates the words from a piece on, as an index; undefined when none does. */
export function negationBefore(text: Text, first: number): number | undefined {
  const { list } = text.pieces;
  for (let i = first - 1; i >= 0 && i >= first - 3; i--) {
    const piece = list[i];
    const next = list[i + 1];
    if (!piece || !next || /[,;.:!?\n]/.test(text.source.slice(piece.end, next.start))) return undefined;
    if (NEGATIONS.test(piece.folded)) return i;
  }
  return undefined;
}
