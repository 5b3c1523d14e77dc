/** The distinct words of a text, lower case and without accents. */
export function searchWords(text: string): readonly string[] {
  const folded = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase();
  return [...new Set(folded.match(/[\p{L}\p{N}]+/gu))];
}

/** The part of the words of two texts that they share, 0 to 1 (Jaccard). */
export function wordOverlap(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of some) if (others.has(word)) shared++;
  const all = some.size + others.size - shared;
  return all === 0 ? 1 : shared / all;
}
