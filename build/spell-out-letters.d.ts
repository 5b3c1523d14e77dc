/** A source in which each \p{L}, \p{Lu}, \p{Ll} and \p{N} of a pattern, or of a string that becomes part of one, is spelt out. */
export function spellOutLetters(source: string): string;
