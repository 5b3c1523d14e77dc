import type { Engine } from '../engine/types.js';
import type { Catalogue } from '../examples/catalogue.js';
import type { Locale } from '../fields/field.js';
import type { HtmlReading } from '../input/product-text.js';
import { indexDetails } from './details/details-index.js';
import { openDetailsReader } from './details/details-reader.js';
import { readProductsFile } from './details/products-file.js';
import { suppliersOf } from './details/suppliers.js';
import { NO_FOLLOW_UPS } from './learning/follow-ups.js';
import { type LearnerOptions, startLearner } from './learning/learner.js';
import { doubtsOf } from './order/doubts.js';
import type { Review } from './review.js';
import { createVerdictBook } from './verdicts/verdict-book.js';
import { openVerdictLedger } from './verdicts/verdict-ledger.js';

/** What a review is opened with. */
export interface ReviewOptions {
  readonly catalogue: Catalogue;
  readonly engine: Engine;
  readonly locale: Locale;
  readonly html: HtmlReading;
  readonly reviewer: string;
  readonly run: string;
  /** The file of the products that were filled. */
  readonly products?: string | undefined;
  readonly note: (text: string) => void;
  /** Told as soon as the file is known to hold answers, long before a large one is read. */
  readonly onBegun?: () => void;
  /** What learns from the verdicts; absent where nothing is decided. */
  readonly learning?: Omit<LearnerOptions, 'review'>;
}

/** A review that is open. */
export type OpenReview = Review & { readonly close: () => Promise<void> };

/**
 * Opens the review of a file of `batch --details`, with what was decided about it before.
 * @throws UserError for a file that cannot be read or holds no answers, and a ledger that cannot be written
 */
export async function openReview(path: string, options: ReviewOptions): Promise<OpenReview> {
  const index = await indexDetails(path, options.onBegun);
  const { products } = options;
  const given =
    products === undefined
      ? undefined
      : await readProductsFile(products, { ...options, texts: !index.hasTexts, note: options.note });
  const reader = openDetailsReader(index, (id) => given?.textsOf(id));
  const doubts = doubtsOf(index);
  const book = createVerdictBook(index, doubts);
  const ledger = openVerdictLedger(path, book.add);
  const suppliers = suppliersOf(index.ids, (id) => given?.supplierOf(id));
  const { learning, onBegun, ...rest } = options;
  const learner =
    learning &&
    startLearner({ ...learning, review: { ...{ index, reader, doubts, book, suppliers }, html: options.html } });
  // What an earlier review left is taught while the page is looked at.
  void learner?.teach();
  return {
    ...rest,
    ...{ index, reader, doubts, book, ledger, suppliers },
    followUps: learner?.followUps ?? NO_FOLLOW_UPS,
    teach: async () => learner?.teach(),
    async close() {
      await learner?.close();
      ledger.close();
      reader.close();
      given?.close();
    },
  };
}
