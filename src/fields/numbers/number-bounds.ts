import type { Text } from '../text-reading.js';
import { type Word, wordIndexAt } from '../words/words.js';
import type { NumberDraft } from './number-draft.js';

/** Which end of what is possible a number names. */
export type Bound = 'low' | 'high';

/** Words of a label or behind a number: `Minimum operating temperature`, `10 bar max.`. */
const NAMED: Readonly<Record<Bound, RegExp>> = {
  low: /^(?:min|mini|minimum|minima|minimal(?:e|es|er|en|es|em)?|minimaux|mindest\p{L}*|minimal(?!ist)\p{L}{4,}|lowest|least|niedrigste\p{L}*|kleinste\p{L}*)$/u,
  high: /^(?:max|maxi|maximum|maxima|maximal(?:e|es|er|en|em)?|maximaux|maximal\p{L}{4,}|hochst\p{L}*|highest|hochste\p{L}*|grosste\p{L}*)$/u,
};
/** Words right before a number: `from 5 °C`, `jusqu'à 60 °C`. */
const LEADING: Readonly<Record<Bound, RegExp>> = {
  low: /(?:^|[\s(:,;])(?:≥|>=?|from|starting at|at least|no less than|more than|over|above|ab|mindestens|wenigstens|nicht unter|[aà] partir de|d[eè]s|au moins|sup[ée]rieure? (?:ou [ée]gale? )?[aà]|plus de)[\s:]*$/i,
  high: /(?:^|[\s(:,;])(?:≤|<=?|up to|at most|no more than|less than|under|below|bis(?: zu)?|h[öo]chstens|nicht (?:über|mehr als)|jusqu['’](?:[aà]|en)|au plus|inf[ée]rieure? (?:ou [ée]gale? )?[aà]|moins de)[\s:]*$/i,
};
const BEHIND =
  /^\s?[(,]?\s?(min(?:i|imum|imal)?|max(?:i|imum|imal)?|mindestens|h[öo]chstens|au (?:plus|moins)|at (?:most|least))(?![\p{L}\d])\.?(?<rest>.{0,40})/iu;
/** What follows a mark that belongs to the next number: `60 cm max. height 80`. */
const LEADS_ON = /^\)?[\s.]*(?:\p{L}+[\s.]+){0,3}[:=]?\s*[-−–+]?\d/u;
/** `min./max.`: the numbers behind are the one and the other. */
const BOTH =
  /(min\p{L}*|max\p{L}*)\.?\s?(?:[/|-]|–|et|und|and|&|\.{2,3}|à)\s?(min\p{L}*|max\p{L}*)\.?[^\d;!?]{0,40}$/iu;
const PAIR = /^\s?(?:[/|–-]|…|\.{2,3}|à|bis|to|et|und|and|,|;|~)?\s?$/i;
const MOST_WORDS = 8;
const REACH = 48;
const BREAK = /[;!?\n|•]|[.,]\s/;

/** Notes which numbers name the least and the most that is possible; the ends of a range know it already. */
export function noteBounds(text: Text, drafts: readonly NumberDraft[]): void {
  for (const [index, draft] of drafts.entries()) {
    if (draft.bound) continue;
    const from = drafts[index - 1]?.end ?? 0;
    if (draft.rangeEnd) draft.bound = draft.rangeEnd;
    else if (!readBoth(text, draft, drafts[index + 1], from))
      draft.bound = boundBehind(text, draft) ?? boundBefore(text, draft, from);
  }
  for (const [index, draft] of drafts.entries()) pairBounds(drafts[index - 1], draft);
}

const APART = 24;

/** `min. 61 cm, max. 95 cm`: the least beside the most are the ends of a range. */
function pairBounds(left: NumberDraft | undefined, right: NumberDraft): void {
  if (!left?.bound || left.rangeEnd || !right.bound || right.rangeEnd || left.bound === right.bound) return;
  if (right.start - left.end > APART || left.unit?.dimension !== right.unit?.dimension) return;
  if (left.role && right.role && left.role !== right.role) return;
  left.rangeEnd = left.bound;
  right.rangeEnd = right.bound;
}

function readBoth({ source }: Text, first: NumberDraft, second: NumberDraft | undefined, from: number): boolean {
  const before = source.slice(Math.max(from, first.start - REACH * 2), first.start);
  if (!second || !/min/i.test(before) || !/max/i.test(before)) return false;
  const both = BOTH.exec(before);
  if (!both || !PAIR.test(source.slice(first.end, second.start))) return false;
  const isLow = /^min/i.test(both[1] ?? '');
  if (isLow === /^min/i.test(both[2] ?? '')) return false;
  first.bound = isLow ? 'low' : 'high';
  second.bound = isLow ? 'high' : 'low';
  return true;
}

function boundBefore(text: Text, draft: NumberDraft, from: number): Bound | undefined {
  const before = text.source.slice(Math.max(from, draft.start - REACH), draft.start);
  for (const bound of ['low', 'high'] as const) if (LEADING[bound].test(before)) return bound;
  const nearest = wordIndexAt(text.words, draft.start) - 1;
  for (let i = nearest; i >= 0 && i > nearest - MOST_WORDS; i--) {
    const word = text.words[i] as Word;
    if (word.start < from || isApart(text, word, text.words[i + 1], draft)) return undefined;
    if (NAMED.low.test(word.folded)) return 'low';
    if (NAMED.high.test(word.folded)) return 'high';
  }
  return undefined;
}

/** Whether a sentence or a phrase ends between a word and what follows it; the dot of `max.` and of `temp.` ends none. */
function isApart({ source }: Text, word: Word, next: Word | undefined, draft: NumberDraft): boolean {
  const gap = source.slice(word.end, Math.min(next?.start ?? draft.start, draft.start));
  if (!BREAK.test(gap)) return false;
  return !(/^\.[\s:=)]*$/.test(gap) && word.folded.length <= 5);
}

function boundBehind({ source }: Text, draft: NumberDraft): Bound | undefined {
  const behind = source.slice(draft.end, draft.end + 64);
  if (!/^\s?[(,]?\s?(?:m[ai]|h|a[ut] )/i.test(behind)) return undefined;
  const found = BEHIND.exec(behind);
  if (!found || LEADS_ON.test(found.groups?.rest ?? '')) return undefined;
  return /^(?:min|au moins|at least|mindestens)/i.test(found[1] ?? '') ? 'low' : 'high';
}
