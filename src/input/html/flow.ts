import { INVISIBLE } from './markup.js';

/**
 * A part of a text that was read and where it stands in the source. As long as its source, it stands there character by
 * character; else all of it stands for all of that, as `é` for `&eacute;`; nothing of the source where it was added.
 */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What comes before the next visible character, the strongest that was met. */
type Gap = 'none' | 'no-break' | 'space' | 'break' | 'joint';
const STRENGTH: Readonly<Record<Gap, number>> = { none: 0, 'no-break': 1, space: 2, break: 3, joint: 4 };

/** Text in the making: spaces come together, lines begin where elements do. */
export interface Flow {
  readonly pieces: Piece[];
  gap: Gap;
  /** Where the gap stands in the source. */
  gapStart: number;
  gapEnd: number;
  /** The last visible characters. */
  tail: string;
  /** Whether line ends and spaces stay as written. */
  verbatim: boolean;
  lines: number;
  length: number;
}

/** An empty flow. */
export function newFlow(verbatim: boolean): Flow {
  return { pieces: [], gap: 'none', gapStart: 0, gapEnd: 0, tail: '', verbatim, lines: 1, length: 0 };
}

function widenGap(flow: Flow, gap: Gap, start: number, end: number): void {
  if (flow.pieces.length === 0) return;
  if (flow.gap === 'none') flow.gapStart = start;
  flow.gapEnd = end;
  if (STRENGTH[gap] > STRENGTH[flow.gap]) flow.gap = gap;
}

/** Begins a line before what follows. @param firm even where a label waits for its value */
export function breakLine(flow: Flow, at: number, firm = false): void {
  widenGap(flow, 'break', at, at);
  if (firm && flow.gap === 'joint') flow.gap = 'break';
}

/** Has what follows be the value of the label that was read last. */
export function joinNext(flow: Flow, at: number): void {
  widenGap(flow, 'joint', at, at);
}

/** Puts a space between words that no space parts in the source, as in `<b>Width</b>60 cm`, but not within one. */
export function partWords(flow: Flow, next: string, at: number): void {
  if (flow.gap === 'none' && /\p{Ll}{3}$/u.test(flow.tail) && /^[\p{Lu}\d]/u.test(next)) addPiece(flow, ' ', at, at);
}

const BREAKS = /[ \t\r\n\f\u00a0\u202f\u00ad\u200b-\u200d\u2060\ufeff]+/g;

/** Adds text that stands in the source character by character. */
export function addText(flow: Flow, text: string, start: number): void {
  let from = 0;
  for (const { 0: found, index } of text.matchAll(BREAKS)) {
    // Most gaps are one space, which is part of the text.
    if (
      flow.gap === 'none' &&
      index > from &&
      (flow.verbatim ? /^[ \t\r\n\f]+$/.test(found) : found === ' ') &&
      index + found.length < text.length
    )
      continue;
    addPiece(flow, text.slice(from, index), start + from, start + index);
    addGap(flow, found, start + index, start + index + found.length);
    from = index + found.length;
  }
  addPiece(flow, text.slice(from), start + from, start + text.length);
}

/** Adds a text that stands for a longer one, as a character for its entity. */
export function addDecoded(flow: Flow, text: string, start: number, end: number): void {
  if (/^[ \t\r\n\f\u00a0\u202f]$/.test(text)) addGap(flow, text, start, end);
  else if (!INVISIBLE.test(text)) addPiece(flow, text, start, end);
}

function addGap(flow: Flow, spaces: string, start: number, end: number): void {
  const visible = spaces.replace(/[^ \t\r\n\f\u00a0\u202f]/g, '');
  if (visible === '') return;
  const narrow = /^[\u00a0\u202f]$/.test(visible);
  if (flow.verbatim && !narrow) addPiece(flow, visible.replace(/[\u00a0\u202f]/g, ' '), start, end);
  else widenGap(flow, narrow && flow.gap === 'none' ? 'no-break' : 'space', start, end);
}

const JOINED = /[:=?]$/;

function addPiece(flow: Flow, text: string, start: number, end: number): void {
  if (text === '') return;
  fillGap(flow, text);
  push(flow, text, start, end);
}

function fillGap(flow: Flow, next: string): void {
  const { gap, gapStart, gapEnd } = flow;
  const space = spaceBefore(next, flow);
  flow.gap = 'none';
  if (gap === 'break') flow.lines++;
  if (gap === 'joint') push(flow, JOINED.test(flow.tail) ? ' ' : ' : ', gapStart, gapStart);
  else if (gap === 'break') push(flow, '\n', gapStart, gapStart);
  else if (gap !== 'none') push(flow, space, gapStart, gapEnd);
}

/** A no-break space stays one between digits, where it tells thousands from two numbers. */
function spaceBefore(next: string, { gap, tail }: Flow): string {
  return gap === 'no-break' && /\d$/.test(tail) && /^\d/.test(next) ? '\u00a0' : ' ';
}

function push(flow: Flow, text: string, start: number, end: number): void {
  flow.pieces.push({ text, start, end });
  flow.tail = (text.length >= 4 ? text : flow.tail + text).slice(-4);
  flow.length += text.length;
}

/** Adds what another flow holds. */
export function addFlow(flow: Flow, other: Flow): void {
  if (other.pieces.length === 0) return;
  fillGap(flow, other.pieces[0]?.text ?? '');
  for (const piece of other.pieces) flow.pieces.push(piece);
  flow.tail = other.tail;
  flow.lines += other.lines - 1;
  flow.length += other.length;
}

/** Adds words that the source does not hold. */
export function addWords(flow: Flow, text: string, at: number): void {
  fillGap(flow, text);
  push(flow, text, at, at);
}

/** What a flow holds as text. */
export function textOfFlow(flow: Flow): string {
  return flow.pieces.map(({ text }) => text).join('');
}
