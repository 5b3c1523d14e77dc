/** Whether a word may have a capital behind a small letter: not `table`, `Table` and `TABLE`, which costs less than a pattern. */
export function isMixedCase(word: string): boolean {
  const behind = word.slice(1);
  return behind !== behind.toLowerCase() && word !== word.toUpperCase();
}
