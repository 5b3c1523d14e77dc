/** Whether a text holds one of some words, whatever stands around them. */
export function holdsAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}
