import type { Piece } from './flow.js';
import { hasBlocks, isCutTag, mayHoldMarkup } from './markup.js';
import { closeTag, endPage, newPage, openTag, readWords } from './page.js';
import { readTokens } from './read-tokens.js';
import { type Locate, locateIn } from './source-spans.js';

/** A text as a person reads it, and where each part of it stands in what it was read from. */
export interface HtmlText {
  readonly text: string;
  readonly locate: Locate;
}

/** Times that a text may be encoded over. */
const MOST_READINGS = 3;
/** Tags with open quotes that are passed over. */
const MOST_TRIES = 32;

/**
 * Reads HTML as text: elements that a browser sets apart are lines, table rows and terms `label : value`, entities
 * characters; scripts, styles, comments, attributes and what is struck out are left out. Angle brackets that are no
 * tags stay. Text that was encoded over, as `&lt;p&gt;` and `&amp;eacute;`, is read over.
 */
export function readHtml(source: string): HtmlText {
  let text = source;
  let locate: Locate | undefined;
  let keepLines = false;
  for (let reading = 0; reading < MOST_READINGS && mayHoldMarkup(text); reading++) {
    const pieces = readOnce(text, keepLines);
    const [inner, outer] = [locateIn(pieces), locate];
    locate = outer ? (span) => outer(inner(span)) : inner;
    keepLines ||= hasBlocks(text);
    const next = pieces.map((piece) => piece.text).join('');
    if (next === text) break;
    text = next;
  }
  return { text, locate: locate ?? ((span) => span) };
}

function readOnce(given: string, keepLines: boolean): readonly Piece[] {
  const source = withoutCdata(withPlainSlashes(given));
  const page = newPage(source, !keepLines && hasBlocks(source));
  let from = 0;
  for (let tries = 0; tries < MOST_TRIES && from < source.length; tries++) {
    const broken = readTokens(source, from, {
      text: (data, start, end) => readWords(page, data, start, end),
      open: (name, start, end) => openTag(page, name, start, end),
      close: (name, start, end) => closeTag(page, name, start, end),
    });
    from = passBroken(source, broken, (start) => readWords(page, source.slice(start), start, source.length));
  }
  return endPage(page);
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
