/** A source in which each \p{L} and \p{N} of a pattern, or of a string that becomes part of one, is spelt out. */
export function spellOutLetters(source: string): string;
