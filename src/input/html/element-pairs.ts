import type { Flow, Piece } from './flow.js';

/** An open element with what was read in it. */
interface OpenElement {
  readonly name: string;
  readonly flow: Flow;
  /** How many pieces the flow had before it. */
  readonly from: number;
  readonly parts: Part[];
  /** Whether text stands in it beside its parts. */
  hasText: boolean;
}

interface Part {
  readonly from: number;
  readonly to: number;
  /** Whether it holds text only. */
  readonly isLeaf: boolean;
}

/** Elements that pages lay out labels and values with. */
const PARTS = new Set('div p span li section article strong b em label h1 h2 h3 h4 h5 h6'.split(' '));
/** Elements that are looked through for the one that ends. */
const DEEPEST_SEARCH = 8;

/** Finds elements of two parts, a label and its value, as `<div><div>Width</div><div>60 cm</div></div>`. */
export interface ElementPairs {
  open(name: string, flow: Flow): void;
  text(): void;
  close(name: string, flow: Flow): void;
}

/** Watches the elements of a page, and joins pairs in their flow. */
export function createElementPairs(): ElementPairs {
  const elements: OpenElement[] = [];
  return {
    open(name, flow) {
      if (PARTS.has(name)) elements.push({ name, flow, from: flow.pieces.length, parts: [], hasText: false });
    },
    text() {
      const innermost = elements.at(-1);
      if (innermost) innermost.hasText = true;
    },
    close(name, flow) {
      if (!PARTS.has(name)) return;
      const least = Math.max(0, elements.length - DEEPEST_SEARCH);
      let place = elements.length - 1;
      while (place >= least && elements[place]?.name !== name) place--;
      const element = place >= least ? elements[place] : undefined;
      if (!element) return;
      elements.length = place;
      if (element.flow !== flow) return;
      const { parts, hasText, from } = element;
      if (parts.length === 2 && !hasText) joinPair(flow, parts);
      const isLeaf = parts.length === 0 || (parts.length === 1 && !hasText && parts[0]?.isLeaf === true);
      if (flow.pieces.length > from) elements.at(-1)?.parts.push({ from, to: flow.pieces.length, isLeaf });
    },
  };
}

const LONGEST_LABEL = 40;
const MOST_WORDS = 6;

function joinPair(flow: Flow, [label, value]: readonly Part[]): void {
  const { pieces } = flow;
  if (!label?.isLeaf || !value?.isLeaf) return;
  const first = textOf(pieces, label.from, label.to);
  const second = textOf(pieces, value.from, value.to);
  if (!isLabel(first) || second === '' || wordsIn(second) > MOST_WORDS) return;
  const gap = pieces[value.from];
  const isGap = gap !== undefined && gap.text.trim() === '';
  const at = gap?.start ?? 0;
  if (gap?.text === '\n') flow.lines--;
  pieces.splice(value.from, isGap ? 1 : 0, { text: /[:=]$/.test(first) ? ' ' : ' : ', start: at, end: at });
}

function textOf(pieces: readonly Piece[], from: number, to: number): string {
  return pieces
    .slice(from, to)
    .map(({ text }) => text)
    .join('')
    .trim();
}

function isLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && /^\p{L}[^\d\n]*[^\d\n.!?,;]$/u.test(text) && wordsIn(text) <= MOST_WORDS;
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}
