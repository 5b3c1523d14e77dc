/** The place of an element in the text of a JSON array. */
export interface Element {
  readonly start: number;
  /** Exclusive; equal to `start` where there is nothing but white space. */
  readonly end: number;
  /** Where the next one may begin. */
  readonly next: number;
  /** Whether the array ends after it. */
  readonly last: boolean;
}

/** Strings with what ends them, brackets and commas, other words. */
const TOKEN = /"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*(["\n]?)|[[\]{},]|[^\s[\]{},"]+/g;

/**
 * The next element of an array, found by brackets and quotes alone, so that a broken one does not hide those after it: a
 * line end inside of quotes, which JSON does not allow, ends it too.
 * @param inside whether `from` is inside of the array; otherwise its opening bracket is passed over
 * @returns undefined when the text ends before the element does
 */
export function nextElement(text: string, from: number, inside: boolean): Element | undefined {
  let depth = inside ? 0 : -1;
  let start = -1;
  TOKEN.lastIndex = from;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [token, closing] = match;
    const { index } = match;
    const next = TOKEN.lastIndex;
    if (depth === 0 && (token === ',' || token === ']')) {
      return { ...extent(text, start === -1 ? index : start, index), next, last: token === ']' };
    }
    if (depth >= 0 && start === -1) start = index;
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    else if (closing === '\n') return { ...extent(text, start, next), next, last: false };
    // It may go on in what has not arrived yet, also after a backslash.
    else if (closing === '' && next >= text.length - 1) return undefined;
  }
  return undefined;
}

function extent(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
