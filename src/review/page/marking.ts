import { sourceOffset } from './marked-runs.js';
import { shownSegments } from './text-view.js';

interface Word {
  readonly node: Text;
  readonly from: number;
  readonly to: number;
}

/** Words that were marked, as offsets into the text as given. */
export interface MarkedPlace {
  readonly column: string;
  readonly start: number;
  readonly end: number;
}

/** Marks words with the keyboard: what is marked is the page's own selection, as the mouse makes it. */
export interface Marking {
  /** Moves by words or lines; with `extends` the beginning stays. */
  move(by: 'next' | 'previous' | 'down' | 'up', extend: boolean): void;
}

/** Begins at what is selected, else at the words of the answer that stands out, else at the first word. */
export function startMarking(pane: Element): Marking {
  const words = wordsOf(pane);
  const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : undefined;
  let [anchor, head] = [0, 0];
  if (range && !range.collapsed && pane.contains(range.startContainer)) {
    const inside = words.flatMap((word, place) => (touches(word, range) ? [place] : []));
    [anchor, head] = [inside[0] ?? 0, inside.at(-1) ?? 0];
  } else {
    const lit = pane.querySelector('mark.lit');
    const inside = words.flatMap((word, place) => (lit?.contains(word.node) ? [place] : []));
    [anchor, head] = [inside[0] ?? 0, inside.at(-1) ?? 0];
    select();
  }

  function select(): void {
    const [first, last] = [words[Math.min(anchor, head)], words[Math.max(anchor, head)]];
    if (!first || !last) return;
    getSelection()?.setBaseAndExtent(first.node, first.from, last.node, last.to);
    words[head]?.node.parentElement?.scrollIntoView({ block: 'nearest' });
  }

  return {
    move(by, extend) {
      const next = by === 'next' ? head + 1 : by === 'previous' ? head - 1 : lineFrom(words, head, by);
      head = Math.max(0, Math.min(words.length - 1, next));
      if (!extend) anchor = head;
      select();
    },
  };
}

/** What is selected in the texts; undefined when nothing of them is. */
export function markedPlace(): MarkedPlace | undefined {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const text = document.getElementById('text');
  if (!text) return undefined;
  const words = wordsOf(text).filter((word) => touches(word, range));
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return undefined;
  const from = first.node === range.startContainer ? Math.max(first.from, range.startOffset) : first.from;
  const to = last.node === range.endContainer ? Math.min(last.to, range.endOffset) : last.to;
  const [begin, end] = [
    shownSegments.get(first.node.parentElement as Element),
    shownSegments.get(last.node.parentElement as Element),
  ];
  if (!begin || !end || begin.column !== end.column) return undefined;
  return {
    column: begin.column,
    start: sourceOffset(begin.segment, from, false),
    end: sourceOffset(end.segment, to, true),
  };
}

function touches({ node, from, to }: Word, range: Range): boolean {
  return range.comparePoint(node, to) >= 0 && range.comparePoint(node, from) <= 0
    ? isWithin(node, from, to, range)
    : false;
}

/** Whether they share a character, not only an edge. */
function isWithin(node: Text, from: number, to: number, range: Range): boolean {
  if (node === range.startContainer && range.startOffset >= to) return false;
  return !(node === range.endContainer && range.endOffset <= from);
}

function wordsOf(pane: Element): readonly Word[] {
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  const words: Word[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!shownSegments.has(node.parentElement as Element)) continue;
    for (const { 0: word, index } of (node as Text).data.matchAll(/\S*[\p{L}\p{N}]\S*/gu))
      words.push({ node: node as Text, from: index, to: index + word.length });
  }
  return words;
}

function lineFrom(words: readonly Word[], place: number, by: 'down' | 'up'): number {
  const now = boxOf(words[place]);
  const step = by === 'down' ? 1 : -1;
  let best = place;
  let line: number | undefined;
  for (let at = place + step; at >= 0 && at < words.length; at += step) {
    const box = boxOf(words[at]);
    if (Math.abs(box.top - now.top) < now.height / 2) continue;
    line ??= box.top;
    if (Math.abs(box.top - line) > now.height / 2) break;
    if (best === place || Math.abs(box.left - now.left) < Math.abs(boxOf(words[best]).left - now.left)) best = at;
  }
  return best;
}

function boxOf(word: Word | undefined): DOMRect {
  const range = document.createRange();
  if (word) {
    range.setStart(word.node, word.from);
    range.setEnd(word.node, word.to);
  }
  return range.getBoundingClientRect();
}
