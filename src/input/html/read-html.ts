import { eachToken, withPlainTags } from './each-token.js';
import type { Piece } from './flow.js';
import { hasBlocks, mayHoldMarkup } from './markup.js';
import { closeTag, endPage, newPage, openTag, readWords } from './page.js';
import { type Locate, locateIn } from './source-spans.js';

/** A text as a person reads it, and where each part of it stands in what it was read from. */
export interface HtmlText {
  readonly text: string;
  readonly locate: Locate;
}

/** Times that a text may be encoded over. */
const MOST_READINGS = 3;

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
  const source = withPlainTags(given);
  const page = newPage(source, !keepLines && hasBlocks(source));
  eachToken(source, {
    text: (data, start, end) => readWords(page, data, start, end),
    open: (name, start, end) => openTag(page, name, start, end),
    close: (name, start, end) => closeTag(page, name, start, end),
  });
  return endPage(page);
}
