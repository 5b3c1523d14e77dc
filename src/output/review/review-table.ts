import type { Field, Locale } from '../../fields/field.js';
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
  { header: 'correct value', width: 20 },
];

/** A product with its answers and the texts that they were read from. */
export interface ReviewedRow {
  readonly id: string | number;
  readonly answers?: readonly Answer[];
  /** As given, by column; what a product is stands in the first. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** One row a field that was asked of a product, in the order of REVIEW_COLUMNS. */
export function reviewRows(
  { id, answers = [], texts = {} }: ReviewedRow,
  field: (code: string) => Field | undefined,
  locale: Locale,
): readonly (readonly unknown[])[] {
  const title = titleOf(Object.values(texts)[0] ?? '');
  const start = wordsAround(Object.values(texts).join('\n'), { start: 0, end: 0 }, LONGEST_START);
  return answers.map(({ field: code, value, confidence, evidence, status }) => {
    const known = field(code);
    const given = evidence && (texts[evidence.column ?? ''] ?? Object.values(texts)[0]);
    return [
      ...[id, title, code, known ? (known.labels[locale] ?? known.label) : ''],
      ...[typeof value === 'number' ? value : cellText(value), known?.unit ?? ''],
      confidence === undefined ? '' : Math.round(confidence * 1000) / 1000,
      ...[evidence?.text ?? '', evidence && given ? wordsAround(given, evidence) : start, status, ''],
    ];
  });
}

/** Characters of the texts that are shown where nothing was found, so that people can look for it themselves. */
const LONGEST_START = 500;

/** Characters of a text that names a product. */
const LONGEST_TITLE = 120;

function titleOf(text: string): string {
  const plain = wordsAround(text, { start: 0, end: 0 }, LONGEST_TITLE);
  return plain.replace(/…$/, '').trim();
}
