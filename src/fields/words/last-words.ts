/**
 * The end of a text with at most so many runs of letters, the first of them whole: a pattern that ends with the text and begins
 * with a word need not be tried at all those before.
 */
export function lastWords(text: string, count: number): string {
  let left = count;
  let isInside = false;
  for (let at = text.length; at > 0; at--) {
    const isOfWord = isWordUnit(text.charCodeAt(at - 1));
    if (isInside && !isOfWord && --left === 0) return text.slice(at);
    isInside = isOfWord;
  }
  return text;
}

/** A small letter of English, or anything beyond ASCII, which may be one. */
function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || unit > 127 || (unit >= 65 && unit <= 90);
}
