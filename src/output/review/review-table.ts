import type { Evidence, Field, Locale } from '../../fields/field.js';
import type { Answer } from '../../llm/answer.js';
import { cellText } from '../cell-text.js';
import type { TableColumn } from '../tables/table-file.js';
import { wordsAround } from './words-around.js';

/** The columns of a review: what was answered, where it stands, and an empty one for what is right. */
export const REVIEW_COLUMNS: readonly TableColumn[] = [
  { header: 'product', width: 18, text: true },
  { header: 'title', width: 40 },
  { header: 'field code', width: 16, text: true },
  { header: 'label', width: 24 },
  { header: 'value', width: 20 },
  { header: 'unit', width: 8 },
  { header: 'confidence', width: 11 },
  { header: 'evidence', width: 24 },
  { header: 'context', width: 70, wrap: true },
  { header: 'status', width: 12 },
  { header: 'reason', width: 40 },
  { header: 'correct value', width: 20 },
];

/** A text of a product as it is read. */
export interface ReviewedText {
  readonly column: string;
  readonly text: string;
  /** Where a part of it stands in the text as given; grows with the part's place. */
  readonly locate: (part: { readonly start: number; readonly end: number }) => { readonly start: number };
}

/** A product with its answers and the texts that they were read from. */
export interface ReviewedRow {
  readonly id: string | number;
  readonly answers?: readonly Answer[];
  /** What a product is stands in the first. */
  readonly texts: readonly ReviewedText[];
}

/** Characters of a text that names a product. */
const LONGEST_TITLE = 120;
/** Characters of the texts that are shown where nothing was found, so that people can look for it themselves. */
const LONGEST_START = 500;

/** One row per field that was asked of a product, in the order of REVIEW_COLUMNS. */
export function reviewRows(
  { id, answers = [], texts }: ReviewedRow,
  field: (code: string) => Field | undefined,
  locale: Locale,
): readonly (readonly unknown[])[] {
  const title = startOf(texts[0]?.text ?? '', LONGEST_TITLE).replace(/\s+/g, ' ');
  const start = startOf(texts.map(({ text }) => text).join('\n'), LONGEST_START);
  return answers.map(({ field: code, value, confidence, evidence, status, reason }) => {
    const known = field(code);
    return [
      ...[id, title, code, known ? (known.labels[locale] ?? known.label) : ''],
      ...[typeof value === 'number' ? value : cellText(value), known?.unit ?? ''],
      confidence === undefined ? '' : Math.round(confidence * 1000) / 1000,
      ...[evidence?.text ?? '', evidence ? contextOf(evidence, texts) : start, status, reason ?? '', ''],
    ];
  });
}

function startOf(text: string, most: number): string {
  return wordsAround(text, { start: 0, end: 0 }, most);
}

function contextOf(evidence: Evidence, texts: readonly ReviewedText[]): string {
  const given = texts.find(({ column }) => column === evidence.column) ?? texts[0];
  if (!given) return '';
  const start = placeIn(given, evidence);
  return wordsAround(given.text, { start, end: start + evidence.text.length });
}

/** Where words stand in a text as it is read, by where they stand in it as given. */
function placeIn({ text, locate }: ReviewedText, { text: words, start }: Evidence): number {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (locate({ start: middle, end: middle + 1 }).start < start) low = middle + 1;
    else high = middle;
  }
  const place = text.indexOf(words, Math.max(0, low - words.length));
  return place === -1 ? low : place;
}
