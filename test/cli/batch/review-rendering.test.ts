import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RenderingSource } from '../../../src/cli/batch/batch-rendering.js';
import { reviewRendering } from '../../../src/cli/batch/review-rendering.js';
import { readSheet } from '../../helpers/read-sheet.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

const folder = temporaryFolder();
const source = { catalogue: { field: () => undefined }, locale: 'fr', codes: [] } as unknown as RenderingSource;

function ledgerOf(...products: readonly (readonly [id: string, fields: number])[]): string {
  const path = join(folder, 'rows.ledger');
  const lines = products.map(([id, count]) => {
    const answers = Array.from({ length: count }, (_, at) => ({ field: `F${at}`, value: at, status: 'found' }));
    return `${JSON.stringify({ id, values: {}, answers, texts: { t: `texte ${id}` } })}\n`;
  });
  writeFileSync(path, lines.join(''));
  return path;
}

it('a review that is longer than a sheet goes on in further workbooks, with the rows of a product together', async () => {
  const ledger = ledgerOf(['A', 2], ['B', 2], ['C', 1], ['D', 4]);
  const { notes } = await reviewRendering(join(folder, 'review.xlsx'), source, 'auto', 5).render(ledger);
  const products = async (name: string) => (await readSheet(join(folder, name))).slice(1).map(([id]) => id);
  expect(await products('review.xlsx')).toEqual(['A', 'A', 'B', 'B']);
  expect(await products('review-2.xlsx')).toEqual(['C']);
  expect(await products('review-3.xlsx')).toEqual(['D', 'D', 'D', 'D']);
  expect(notes).toEqual([
    `a sheet holds no more rows: the review goes on in ${join(folder, 'review-2.xlsx')}, ${join(folder, 'review-3.xlsx')}`,
  ]);
});

it('a review as CSV is one file', async () => {
  const ledger = ledgerOf(['A', 2], ['B', 2]);
  expect(await reviewRendering(join(folder, 'review.csv'), source, 'auto', 2).render(ledger)).toEqual({
    notes: [],
    incomplete: false,
  });
});
