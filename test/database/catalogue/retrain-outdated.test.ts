import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStoredCatalogue } from '../../../src/database/catalogue/open-stored-catalogue.js';
import { Sqlite } from '../../../src/database/driver.js';
import { seedDatabase } from '../../../src/database/seeding/seed-database.js';
import { isCurrentPart } from '../../../src/engine/model/pack.js';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';

const folder = catalogueFolder();

/** A small catalogue whose weights look like another version's. */
async function catalogueOfAnotherVersion(): Promise<string> {
  const fields = folder.write('f.json', [
    { name: 'M', label: 'Matériau', type: 'select', options: ['verre', 'acier'] },
  ]);
  const texts = Array.from({ length: 12 }, (_, index) => ({
    description: `Vasque ${index} en verre`,
    values: { M: 'verre' },
  }));
  const examples = folder.write('e.json', texts);
  const path = join(folder.path, 'old.db');
  await seedDatabase(folder.open('old.db'), { fields: [fields], examples: [examples], replace: false });
  const raw = new Sqlite(path);
  raw.prepare(`UPDATE models SET body = '{"generic":"of another shape"}'`).run();
  raw.close();
  return path;
}

describe('weights that another version learnt', () => {
  it('are learnt anew once, and said so', async () => {
    const path = await catalogueOfAnotherVersion();
    const first = await openStoredCatalogue(path);
    expect(first.notes.join()).toContain('learnt anew from 12 examples');
    expect(isCurrentPart(first.catalogue.models.read('') ?? '')).toBe(true);
    first.catalogue.close();
    const second = await openStoredCatalogue(path);
    expect(second.notes).toEqual([]);
    second.catalogue.close();
  });
});
