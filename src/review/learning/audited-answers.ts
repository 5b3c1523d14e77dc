import type { Audits } from '../../database/catalogue/audits.js';
import { identicalValues } from '../../llm/accept-answer.js';
import type { Review } from '../review.js';
import { readDetailedText } from '../texts/read-product.js';

type Source = Pick<Review, 'book' | 'reader' | 'html'>;

/** Notes what lines of a ledger say of accepted answers that were drawn for an audit, or takes it back with them. */
export async function recordAudits(source: Source, from: number, to: number, audits: Audits): Promise<void> {
  const { book, reader, html } = source;
  for (let line = from; line < to; line++) {
    const entry = book.entries[line];
    const row = entry && book.rowOfEntry(entry);
    if (!entry || row === undefined || entry.field === undefined) continue;
    const product = reader.product(row);
    const answer = product.answers.find(({ field, audit }) => field === entry.field && audit === true);
    if (!answer || entry.verdict === 'skipped' || entry.verdict === 'wrong-product') continue;
    const { description } = await readDetailedText(product, html);
    const { field, confidence = 0 } = answer;
    if (entry.verdict === 'undone') audits.takeBack({ description, field });
    else {
      const right = identicalValues(entry.value ?? null, answer.value);
      audits.record({ description, field, confidence, right, reviewer: entry.by });
    }
  }
}
