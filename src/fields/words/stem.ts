// American spellings and the British ones, and what suppliers shorten in any language.
const SPELLED: ReadonlyMap<string, string> = new Map([
  ['gray', 'grey'],
  ['color', 'colour'],
  ['aluminum', 'aluminium'],
  ['alu', 'aluminium'],
  ['fiber', 'fibr'],
  ['jewelri', 'jewelleri'],
]);
// Words that end in an s of their own.
const SINGULAR = new Set('gris bois bras glas mois fois plus bus gas dos bas'.split(' '));

/**
 * The form that a folded French, English or German word shares with its plural, its feminine in -e and its other spelling.
 * Cheap on purpose: it only has to treat two spellings of one word alike, not to find a root.
 */
export function stem(folded: string): string {
  const root = withoutEnding(withoutPlural(folded));
  return SPELLED.get(root) ?? root;
}

/** The stems of folded words, without what stands between them. */
export function stemsIn(words: string): readonly string[] {
  return (words.match(/\p{L}+/gu) ?? []).map(stem);
}

function withoutPlural(word: string): string {
  if (word.length < 4 || SINGULAR.has(word)) return word;
  if (word.endsWith('aux')) return /[ey]aux$/.test(word) ? word.slice(0, -1) : `${word.slice(0, -2)}l`;
  if (/(?:[xz]|[cs]h|ss)es$/.test(word)) return word.slice(0, -2);
  if (/ux$/.test(word) || /[^s]s$/.test(word)) return word.slice(0, -1);
  return word;
}

function withoutEnding(word: string): string {
  const bare = word.endsWith('en') && word.length >= 6 ? word.slice(0, -2) : word.replace(/e+$/, '');
  const kept = bare.length >= 4 ? bare : word.replace(/ee$/, 'e');
  if (kept.length >= 5 && kept.endsWith('y')) return `${kept.slice(0, -1)}i`;
  return kept.endsWith('anch') ? kept.slice(0, -1) : kept;
}
