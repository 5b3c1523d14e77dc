const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Enough for any sequence that people write; a longer one is cut between its code points. */
const WINDOW = 64;

/** The last place at or before an offset where a text may be cut without splitting a character that people see as one. */
export function safeCut(text: string, offset: number): number {
  if (offset <= 0 || offset >= text.length) return Math.max(0, Math.min(offset, text.length));
  const from = wholeCodePoint(text, Math.max(0, offset - WINDOW));
  const grapheme = graphemes.segment(text.slice(from, offset + WINDOW)).containing(offset - from);
  const start = from + (grapheme?.index ?? 0);
  return start > from || from === 0 ? start : wholeCodePoint(text, offset);
}

function wholeCodePoint(text: string, offset: number): number {
  const splits = offset > 0 && isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));
  return splits ? offset - 1 : offset;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
