/** A source in which each \p{L} of a pattern, or of a string that becomes part of one, is spelt out. */
export function spellOutLetters(source: string): string;
