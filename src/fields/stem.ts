/**
 * The form that a folded French, English or German word shares with its plural and its feminine in -e.
 * Cheap on purpose: it only has to treat two spellings of one word alike, not to find a root.
 */
export function stem(folded: string): string {
  return ending(withoutPlural(folded));
}

function withoutPlural(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith('aux')) return /[ey]aux$/.test(word) ? word.slice(0, -1) : `${word.slice(0, -2)}l`;
  if (/(?:[xz]|[cs]h|ss)es$/.test(word)) return word.slice(0, -2);
  if (/ux$/.test(word)) return word.slice(0, -1);
  if (word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word;
}

function ending(word: string): string {
  const bare = word.endsWith('en') && word.length >= 6 ? word.slice(0, -2) : word.replace(/e+$/, '');
  const kept = bare.length >= 4 ? bare : word;
  return kept.length >= 5 && kept.endsWith('y') ? `${kept.slice(0, -1)}i` : kept;
}
