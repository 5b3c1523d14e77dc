import { acceptValue } from '../../fields/accept.js';
import { forbiddenBecause } from '../../fields/akeneo/forbidden.js';
import { findEvidence } from '../../fields/evidence.js';
import type { Evidence, Field, Value } from '../../fields/field.js';
import { readText } from '../../fields/text.js';
import type { Answer } from '../../llm/answer.js';
import type { DetailedProduct } from '../details/details-reader.js';
import { fieldOfAnswer, type Review } from '../review.js';
import { readDetailedText } from '../texts/read-product.js';
import type { VerdictRequest } from '../wire.js';
import type { LedgerEntry } from './ledger-entry.js';

/** What became of a request: the lines that were written, or why none was. */
export type Decided = { readonly entry: LedgerEntry } | { readonly refused: string };

const STALE = 'somebody decided about this meanwhile: look at it again';

/** Writes a verdict for good, unless something else was decided meanwhile or the field does not take the value. */
export async function decide(review: Review, request: VerdictRequest): Promise<Decided> {
  const product = review.reader.product(request.row);
  const made =
    request.place === undefined ? { verdict: request.kind } : await verdictOn(review, product, request, request.place);
  if ('refused' in made) return made;
  const answer = request.place === undefined ? undefined : numberOf(review, request.row, request.place);
  const { book } = review;
  return write(review, () => {
    const version = answer === undefined ? book.versionOfProduct(request.row) : book.versionOf(answer);
    if (version !== request.version) return STALE;
    return { ...signed(review, request.row, request.page), ...made };
  });
}

/** Takes back the last verdict of a page, or else of its reviewer, unless somebody has decided about the same since. */
export function undo(review: Review, page: string): Decided {
  const { book, reviewer } = review;
  return write(review, () => {
    const line = book.lastOf(page, reviewer);
    const last = line === undefined ? undefined : book.entries[line];
    if (line === undefined || !last) return 'there is nothing to take back';
    if (!book.isUppermost(line)) return STALE;
    const { id, repeat, field } = last;
    const { by, at, run } = signed(review, 0, page);
    return {
      ...{ id, ...(repeat !== undefined && { repeat }), ...(field !== undefined && { field }) },
      ...{ verdict: 'undone', undoes: line, by, at, page, run },
    };
  });
}

function write({ ledger }: Review, decideNow: () => LedgerEntry | string): Decided {
  let outcome: Decided = { refused: STALE };
  ledger.write(() => {
    const made = decideNow();
    outcome = typeof made === 'string' ? { refused: made } : { entry: made };
    return typeof made === 'string' ? undefined : made;
  });
  return outcome;
}

type Signed = Pick<LedgerEntry, 'id' | 'repeat' | 'by' | 'at' | 'page' | 'run'>;

function signed({ index: { ids }, reviewer, run }: Review, row: number, page: string): Signed {
  const id = ids[row] as string;
  const first = ids.indexOf(id);
  const repeat = first === row ? 0 : ids.slice(first, row).filter((other) => other === id).length;
  return { id, ...(repeat > 0 && { repeat }), by: reviewer, at: new Date().toISOString(), page, run };
}

function numberOf({ index }: Review, row: number, place: number): number {
  return (index.firsts[row] as number) + place;
}

type Made = Pick<LedgerEntry, 'field' | 'verdict' | 'value' | 'from' | 'evidence'>;

async function verdictOn(
  review: Review,
  product: DetailedProduct,
  { row, kind, value = null, evidence }: VerdictRequest,
  place: number,
): Promise<Made | { readonly refused: string }> {
  const number = numberOf(review, row, place);
  const written = product.answers[place];
  if (!written) return { refused: 'there is no such answer' };
  const shown: Answer = review.followUps.of(number) ?? written;
  const common = { field: written.field, from: shown.value };
  if (kind === 'skipped') return { ...common, verdict: kind };
  const field = fieldOfAnswer(review, number);
  if (!field) return { refused: `the catalogue has no field ${written.field}: review with the one that was asked` };
  if (kind === 'not-stated') return { ...common, verdict: kind, value: null };
  if (kind === 'accepted') {
    if (shown.status !== 'found' && shown.status !== 'absent')
      return { refused: 'nobody answered this: write what is right, or x for "not stated"' };
    if (JSON.stringify(value) !== JSON.stringify(shown.value)) return { refused: STALE };
    return { ...common, verdict: kind, value, ...(shown.evidence && { evidence: shown.evidence }) };
  }
  if (kind !== 'corrected') return { refused: 'that is said of a whole product' };
  const read = acceptValue(field, value);
  if (!read.ok) return { refused: read.reason };
  const forbidden = forbiddenBecause(field, read.value);
  if (forbidden !== undefined) return { refused: forbidden };
  if (read.value === null) return { ...common, verdict: 'not-stated', value: null };
  const words = evidence ?? (await evidenceOf(review, product, field, read.value));
  return { ...common, verdict: kind, value: read.value, ...(words && { evidence: words }) };
}

/** Where the texts state a value, when they do. */
async function evidenceOf(
  { html }: Review,
  product: DetailedProduct,
  field: Field,
  value: Value,
): Promise<Evidence | undefined> {
  const { description, locate } = await readDetailedText(product, html);
  const found = findEvidence(field, value, readText(description));
  return found && locate(found);
}
