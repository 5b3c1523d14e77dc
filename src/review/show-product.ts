import type { Field, Value } from '../fields/field.js';
import { kindOf } from '../fields/kinds/kind-of.js';
import { valueKey } from '../fields/value-key.js';
import type { ProductText } from '../input/product-text.js';
import type { Answer, OtherCandidate } from '../llm/answer.js';
import { MARK } from './details/details-index.js';
import type { DetailedProduct } from './details/details-reader.js';
import { fieldOfAnswer, type Review } from './review.js';
import { readDetailedText, shownTexts } from './texts/read-product.js';
import { shownAnswer, shownValue } from './texts/value-words.js';
import type { ShownAnswer, ShownCandidate, ShownProduct } from './wire.js';

/** A product with its texts, its answers, and what has become of them. */
export async function showProduct(review: Review, row: number): Promise<ShownProduct> {
  const { reader, book, suppliers, html } = review;
  const product = reader.product(row);
  const description = await readDetailedText(product, html);
  const others = engineCandidates(review, product, row, description);
  const supplier = suppliers.names[suppliers.places[row] ?? -1];
  return {
    row,
    id: String(product.id),
    ...(supplier !== undefined && { supplier }),
    texts: shownTexts(product.texts, html),
    answers: product.answers.map((answer, place) => showAnswer(review, row, place, answer, others)),
    version: book.versionOfProduct(row),
  };
}

type Candidates = (field: Field) => readonly OtherCandidate[];

function showAnswer(review: Review, row: number, place: number, written: Answer, candidates: Candidates): ShownAnswer {
  const { index, book, followUps, locale } = review;
  const number = (index.firsts[row] as number) + place;
  const field = fieldOfAnswer(review, number);
  const shown = (value: Value) => shownValue(field, value, locale);
  const verdict = book.verdictOf(number);
  const now = verdict ? undefined : followUps.of(number);
  const { field: code, status, value, reason, absence, evidence, ...answered } = now ?? written;
  const confidence = followUps.confidenceOf(number) ?? answered.confidence;
  const mark = index.marks[number] as number;
  const isAudited = (mark & MARK.audit) !== 0;
  const decision = isAudited ? 'check' : written.decision;
  return {
    place,
    field: code,
    status,
    ...shownAnswer(field, { value, ...(absence && { absence }) }, locale),
    ...(confidence !== undefined && { confidence }),
    ...(decision !== undefined && !now && { decision }),
    ...(reason !== undefined && { reason }),
    ...(absence !== undefined && { absence }),
    ...(evidence !== undefined && { evidence }),
    others: othersOf(written, now, field, candidates).map((other) => ({ ...other, ...shown(other.value) })),
    ...(now && { before: shownAnswer(field, written, locale) }),
    ...(verdict && { verdict: { ...verdict, words: shown(verdict.value).words } }),
    version: book.versionOf(number),
    known: field !== undefined,
  };
}

/** So many have a key each. */
const MOST_OTHERS = 8;
/** What is less likely to be right is not worth a look. */
const LEAST_CHANCE = 0.005;

/** What else it could be, without what is shown already. */
function othersOf(
  written: Answer,
  now: Answer | undefined,
  field: Field | undefined,
  candidates: Candidates,
): readonly Omit<ShownCandidate, 'words'>[] {
  const { value, evidence, confidence } = written;
  const former = now && { value, ...(evidence && { evidence }), ...(confidence !== undefined && { confidence }) };
  const absent = written.absence?.value ?? null;
  const all: readonly Omit<ShownCandidate, 'words'>[] = [
    ...(former ? [former] : []),
    ...(absent === null ? [] : [{ value: absent, ...(written.absence?.words && { evidence: written.absence.words }) }]),
    ...(written.others ?? []),
    ...(field ? candidates(field) : []),
    ...(field ? (kindOf(field).fixedValues ?? []).map((value) => ({ value })) : []),
  ];
  const seen = new Set(['', valueKey((now ?? written).value)]);
  return all
    .filter((other) => {
      const key = valueKey(other.value);
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MOST_OTHERS);
}

/** What the engine could have answered, as sure as it is of each. */
function engineCandidates(review: Review, product: DetailedProduct, row: number, text: ProductText): Candidates {
  const fields = product.answers.flatMap((_, place) => {
    const field = fieldOfAnswer(review, (review.index.firsts[row] as number) + place);
    return field ? [field] : [];
  });
  const choices = review.engine.choices?.(fields, text.description) ?? [];
  return (field) =>
    (choices[fields.indexOf(field)] ?? [])
      .filter(({ confidence }) => confidence >= LEAST_CHANCE)
      .map(({ value, confidence, evidence }) => ({
        value,
        confidence,
        ...(evidence && { evidence: text.locate(evidence) }),
      }));
}
