import type { Value } from '../../fields/field.js';
import type { Answer } from '../../llm/answer.js';
import { MARK } from '../details/details-index.js';
import type { DetailedProduct } from '../details/details-reader.js';
import type { Review } from '../review.js';

/** An answer that a person has made or confirmed. */
export interface ReviewedAnswer extends Answer {
  /** Who, and when by ISO 8601. */
  readonly reviewed?: { readonly by: string; readonly at: string };
}

/** What was accepted of a product. */
export interface AcceptedRow {
  readonly id: string | number;
  /** By code; null where a person says that the text does not state it. */
  readonly values: Readonly<Record<string, Value>>;
  readonly answers: readonly ReviewedAnswer[];
  readonly texts: DetailedProduct['texts'];
}

/** What was written and what was left out. */
export interface AcceptedTally {
  /** Answers that a person accepted or corrected, and those that were sure enough. */
  reviewed: number;
  sure: number;
  /** Answers that nobody has accepted. */
  open: number;
  /** Products whose text is about another one. */
  wrong: number;
}

/** What people and the stated precision have accepted, product by product; one without any is left out. */
export function* acceptedRows({ index, reader, book }: Review, tally: AcceptedTally): Generator<AcceptedRow> {
  for (let row = 0; row < index.ids.length; row++) {
    const first = index.firsts[row] as number;
    const count = (index.firsts[row + 1] as number) - first;
    const kinds = Array.from({ length: count }, (_, place) => book.kindOf(first + place));
    if (kinds.includes('wrong-product')) {
      tally.wrong++;
      continue;
    }
    if (!kinds.some((kind) => kind) && !hasAccepted(index.marks, first, count)) {
      tally.open += count;
      continue;
    }
    const { id, answers, texts } = reader.product(row);
    const accepted = answers.flatMap((answer, place) => {
      const found = acceptedAnswer(answer, book.isDecided(first + place) ? book.verdictOf(first + place) : undefined);
      if (!found) tally.open++;
      else if (found.reviewed) tally.reviewed++;
      else tally.sure++;
      return found ? [found] : [];
    });
    if (accepted.length === 0) continue;
    yield {
      id,
      values: Object.fromEntries(accepted.map(({ field, value }) => [field, value])),
      answers: accepted,
      texts,
    };
  }
}

function hasAccepted(marks: Uint8Array, first: number, count: number): boolean {
  return marks.subarray(first, first + count).some((mark) => (mark & MARK.accept) !== 0);
}

function acceptedAnswer(answer: Answer, verdict: ReturnType<Review['book']['verdictOf']>): ReviewedAnswer | undefined {
  if (!verdict) return answer.decision === 'accept' ? answer : undefined;
  const { value, evidence, by, at } = verdict;
  const { field, llm, connector, model } = answer;
  const source = { ...(llm && { llm }), ...(connector && { connector }), ...(model && { model }) };
  const reviewed = { by, at };
  if (value === null) return { field, value, status: 'absent', ...source, reviewed };
  const words = evidence ? { evidence } : { ungrounded: true as const };
  return { field, value, status: 'found', ...words, decision: 'accept', ...source, reviewed };
}
