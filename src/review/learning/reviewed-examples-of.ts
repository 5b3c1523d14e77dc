import type { ReviewedExample } from '../../database/seeding/reviewed-examples.js';
import type { Review } from '../review.js';
import { readDetailedText } from '../texts/read-product.js';

type Source = Pick<Review, 'book' | 'reader' | 'html'>;

/** What lines of a ledger teach; a line that says nothing of a value teaches nothing. */
export async function reviewedExamplesOf(
  source: Source,
  from: number,
  to: number,
): Promise<readonly ReviewedExample[]> {
  const reviewed: ReviewedExample[] = [];
  for (let line = from; line < to; line++) {
    const example = await reviewedExampleOf(source, line);
    if (example) reviewed.push(example);
  }
  return reviewed;
}

async function reviewedExampleOf({ book, reader, html }: Source, line: number): Promise<ReviewedExample | undefined> {
  const entry = book.entries[line];
  if (!entry) return undefined;
  const { verdict, undoes, field, value = null, from = null, by, at, run } = entry;
  if (verdict === 'undone') return undoes === undefined ? undefined : { line, undoes };
  const row = book.rowOfEntry(entry);
  if (row === undefined || field === undefined || verdict === 'skipped' || verdict === 'wrong-product')
    return undefined;
  const { description } = await readDetailedText(reader.product(row), html);
  if (description === '') return undefined;
  return { line, description, field, value, shown: from, reviewer: by, at: Date.parse(at) || Date.now(), run };
}
