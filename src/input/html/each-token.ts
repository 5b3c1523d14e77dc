import { isCutTag } from './markup.js';
import { readTokens, type TokenHandler } from './read-tokens.js';

/** Tags with open quotes that are passed over. */
const MOST_TRIES = 32;

/** Tells the tokens of a text to its end, whatever is broken in it. */
export function eachToken(source: string, handler: TokenHandler): void {
  let from = 0;
  for (let tries = 0; tries < MOST_TRIES && from < source.length; tries++) {
    const broken = readTokens(source, from, handler);
    from = passBroken(source, broken, (start) => handler.text(source.slice(start), start, source.length));
  }
}

/** A text of the same length whose tags are as HTML writes them, without marks that show nothing. */
export function withPlainTags(given: string): string {
  return withoutCdata(withPlainSlashes(given));
}

/** Where HTML was taken out of JSON, its end tags keep a backslash: `<\/p>`. */
function withPlainSlashes(source: string): string {
  if (!/<\\\/|\\\/>/.test(source)) return source;
  return source.replace(/<\\\//g, '\u200b</').replace(/\\\/>/g, ' />');
}

/** The marks around a section of characters show nothing; its text is read as all other. */
function withoutCdata(source: string): string {
  if (!source.includes('<![CDATA[')) return source;
  return source.replace(/<!\[CDATA\[|\]\]>/g, (mark) => '\u200b'.repeat(mark.length));
}

/**
 * A tag that was cut off at the end of the text is left out, and one whose quotes are not closed ends where the next
 * bracket does; anything else that looks like the beginning of one is text.
 * @returns where to read on
 */
function passBroken(source: string, start: number, read: (start: number) => void): number {
  if (start >= source.length) return start;
  if (!isCutTag(source.slice(start))) {
    read(start);
    return source.length;
  }
  return source.indexOf('>', start) + 1 || source.length;
}
