import { safeCut } from './safe-cut.js';

/** Stands where words were left out. */
export const GAP = ' […] ';

/** How far a cut may move to keep a word or number whole. */
const SLACK = 40;

/** Leaves out the middle of a text, so that at most `length` of its characters are kept, two thirds of them from the start; `left` says how many are not. */
export function shortenMiddle(text: string, length: number): { readonly text: string; readonly left: number } {
  if (text.length <= length) return { text, left: 0 };
  const start = Math.ceil((length * 2) / 3);
  const head = cutBefore(text, start);
  const tail = cutAfter(text, text.length - (length - start));
  return { text: text.slice(0, head) + GAP + text.slice(tail), left: tail - head };
}

/** Keeps the start of a text and the surroundings of its spans: at most `length` characters and the marks of what is left out. */
export function excerpt(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
  length: number,
): string {
  if (text.length <= length) return text;
  const windows = joinWindows(text, spans, length);
  const pieces = windows.map(([start, end]) => text.slice(start, end).trim());
  const cutEnd = (windows.at(-1)?.[1] ?? 0) < text.length;
  return pieces.join(GAP) + (cutEnd ? GAP.trimEnd() : '');
}

type Window = readonly [start: number, end: number];

/** The start and a window around each span, each with an equal share; what is saved where they meet goes to their ends. */
function joinWindows(
  text: string,
  spans: readonly { start: number; end: number }[],
  length: number,
): readonly Window[] {
  const share = Math.floor(length / (spans.length + 1));
  const around = spans.map(({ start, end }): Window => {
    const margin = Math.max(0, share - (end - start)) / 2;
    return [Math.max(0, Math.floor(start - margin)), Math.floor(Math.min(end, start + share) + margin)];
  });
  const merged = mergeWindows([[0, share], ...around]);
  const saved = length - merged.reduce((sum, [start, end]) => sum + end - start, 0);
  const more = Math.max(0, Math.floor(saved / merged.length));
  const grown = mergeWindows(merged.map(([start, end]) => [start, end + more]));
  return grown.map(([start, end]) => [start === 0 ? 0 : cutAfter(text, start), cutBefore(text, end)]);
}

function mergeWindows(windows: readonly Window[]): readonly Window[] {
  const merged: Window[] = [];
  for (const [start, end] of windows.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
  }
  return merged;
}

/** A cut at or a little before an offset, between words where it can. */
function cutBefore(text: string, offset: number): number {
  if (offset >= text.length) return text.length;
  const space = lastSpace(text.slice(Math.max(0, offset - SLACK), offset + 1));
  return safeCut(text, space < 0 ? offset : Math.max(0, offset - SLACK) + space);
}

/** A cut at or a little after an offset, between words where it can. */
function cutAfter(text: string, offset: number): number {
  const space = text.slice(Math.max(0, offset - 1), offset + SLACK).search(/\s/);
  const wanted = space < 0 ? offset : offset + space;
  const cut = safeCut(text, wanted);
  return cut === wanted ? cut : nextCut(text, wanted);
}

function nextCut(text: string, offset: number): number {
  for (let next = offset + 1; next < text.length; next++) if (safeCut(text, next) === next) return next;
  return text.length;
}

function lastSpace(text: string): number {
  let index = text.length - 1;
  while (index >= 0 && !/\s/.test(text.charAt(index))) index--;
  return index;
}
