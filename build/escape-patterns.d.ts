/** A program whose patterns, and raw templates that become part of one, hold escapes in place of what is not ASCII. */
export function escapePatterns(source: string): string;
