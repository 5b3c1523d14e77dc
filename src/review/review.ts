import { auditSentence } from '../decisions/audit-sentence.js';
import type { Engine } from '../engine/types.js';
import type { Catalogue } from '../examples/catalogue.js';
import type { Field, Locale } from '../fields/field.js';
import type { HtmlReading } from '../input/product-text.js';
import type { DetailsIndex } from './details/details-index.js';
import type { DetailsReader } from './details/details-reader.js';
import type { Suppliers } from './details/suppliers.js';
import type { FollowUps } from './learning/follow-ups.js';
import type { Doubts } from './order/doubts.js';
import type { VerdictBook } from './verdicts/verdict-book.js';
import type { VerdictLedger } from './verdicts/verdict-ledger.js';
import type { ReviewProgress } from './wire.js';

/** All that a review of one file works with. */
export interface Review {
  readonly index: DetailsIndex;
  readonly reader: DetailsReader;
  readonly doubts: Doubts;
  readonly book: VerdictBook;
  readonly ledger: VerdictLedger;
  readonly suppliers: Suppliers;
  readonly catalogue: Pick<Catalogue, 'field' | 'models'>;
  readonly engine: Engine;
  readonly followUps: FollowUps;
  readonly locale: Locale;
  readonly html: HtmlReading;
  readonly reviewer: string;
  /** The run of this review. */
  readonly run: string;
  /** Makes examples of what was decided. */
  readonly teach: () => Promise<void>;
}

/** The field of an answer; undefined where the catalogue does not know it. */
export function fieldOfAnswer(
  { index, catalogue }: Pick<Review, 'index' | 'catalogue'>,
  answer: number,
): Field | undefined {
  return catalogue.field(index.codes[index.fields[answer] as number] as string);
}

/** How far a review is. */
export function progressOf({ doubts, book, followUps, catalogue }: Review): ReviewProgress {
  const learning = followUps.status();
  const audits = catalogue.models.audits?.() ?? [];
  return {
    toCheck: countToCheck(doubts),
    ...book.counts,
    changed: followUps.count(),
    ...(audits.length > 0 && { audited: auditSentence(audits.filter(({ right }) => right).length, audits.length) }),
    ...(learning !== undefined && { learning }),
    revision: book.entries.length + followUps.revision(),
  };
}

const counted = new WeakMap<Doubts, number>();

function countToCheck(doubts: Doubts): number {
  const known = counted.get(doubts) ?? doubts.toCheck.reduce((sum, one) => sum + one, 0);
  counted.set(doubts, known);
  return known;
}
