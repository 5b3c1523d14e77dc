import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { batchScene } from '../../helpers/batch-scene.js';
import { readSheet } from '../../helpers/read-sheet.js';

const scene = batchScene();
const FILES = join(import.meta.dirname, 'files');
// As LibreOffice saves a price list of a supplier: identifiers as texts, prices as numbers, HTML in its cells.
const SUPPLIER = join(FILES, 'supplier-basins.xlsx');
const DATABASE = ['--database', 'shop.db'];

/** What the texts of the supplier state, as Akeneo's import takes it. */
const STATED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '0012': {
    ...{ largeur: '60', 'largeur-unit': 'CENTIMETER', profondeur: '385', 'profondeur-unit': 'MILLIMETER' },
    ...{ materiau: 'CERAMIQUE', 'couleur-fr_FR-ecommerce': 'BLANC', avec_bonde: '0', garantie: '5' },
  },
  '0013': {
    ...{ largeur: '80', 'largeur-unit': 'CENTIMETER' },
    ...{ materiau: 'MDF_LAQUE', 'couleur-fr_FR-ecommerce': 'GRIS_ANTHRACITE' },
  },
  '7612345678901': { materiau: 'LAITON', 'couleur-fr_FR-ecommerce': 'CHROME,NOIR', avec_bonde: '1' },
};

async function seeded(): Promise<void> {
  if (existsSync(scene.file('shop.db'))) return;
  const words = ['db', 'seed', ...DATABASE, '--fields', join(FILES, 'attributes.csv')];
  const { code, stderr } = await scene.run([...words, '--options', join(FILES, 'options.csv')]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
}

/** The cells of all files of an import by identifier; a cell that is empty, or stands in two files, is an error. */
function cellsOf(tables: readonly (readonly Readonly<Record<string, string>>[])[]) {
  const cells: Record<string, Record<string, string>> = {};
  for (const { sku = '', ...row } of tables.flat()) {
    const known = cells[sku] ?? {};
    cells[sku] = known;
    for (const [column, cell] of Object.entries(row)) {
      expect({ sku, column, cell, twice: column in known }).toEqual({
        sku,
        column,
        cell: expect.stringMatching(/./),
        twice: false,
      });
      known[column] = cell;
    }
  }
  return cells;
}

function filesOf(stem: string): string[] {
  return readdirSync(scene.folder).filter((name) => new RegExp(`^${stem}-\\d+\\.(csv|xlsx)$`).test(name));
}

describe('from an export of Akeneo and a list of a supplier to an import', { timeout: 90_000 }, () => {
  const batch = ['batch', SUPPLIER, ...DATABASE, '--fields', 'all', '--format', 'akeneo'];
  const place = ['--locale', 'fr_FR', '--channel', 'ecommerce'];

  it('every value comes back cell by cell, as CSV', async () => {
    await seeded();
    const { code, stderr } = await scene.run([...batch, ...place, '--output', 'import.csv']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const tables: Record<string, string>[][] = filesOf('import').map((name) =>
      parse(readFileSync(scene.file(name)), { delimiter: ';', columns: true }),
    );
    expect(cellsOf(tables)).toEqual(STATED);
    expect(tables.length).toBeLessThanOrEqual(7);
  });

  it('every value comes back cell by cell, as a workbook', async () => {
    await seeded();
    expect((await scene.run([...batch, ...place, '--output', 'book.xlsx'])).code).toBe(0);
    const tables = [];
    for (const name of filesOf('book')) {
      const [header = [], ...rows] = await readSheet(scene.file(name));
      tables.push(
        rows.map((row) => Object.fromEntries(header.map((column, at) => [String(column), String(row[at] ?? '')]))),
      );
    }
    expect(cellsOf(tables)).toEqual(STATED);
  });

  it('what people correct in a review is learnt', async () => {
    await seeded();
    const words = ['batch', SUPPLIER, ...DATABASE, '--fields', 'couleur,garantie', '--output', 'review-out.csv'];
    expect((await scene.run([...words, '--review', 'review.csv'])).code).toBe(0);
    const review = readFileSync(scene.file('review.csv'), 'utf8');
    const corrected = review.replace(/^(7612345678901,[\s\S]*?,couleur,[\s\S]*?),found,,$/m, '$1,found,,NOIR');
    expect(corrected).not.toBe(review);
    scene.write('corrected.csv', corrected);
    const learnt = await scene.run(['db', 'seed', ...DATABASE, '--examples', 'corrected.csv']);
    expect(learnt).toMatchObject({ code: 0, stdout: expect.stringContaining('examples: 1 loaded') });
    const known = await scene.run(['fields', 'couleur', ...DATABASE, '--format', 'json']);
    expect(JSON.parse(known.stdout)[0].examples).toMatchObject([{ value: ['NOIR'] }]);
  });
});
