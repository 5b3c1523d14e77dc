import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCompletionStore } from '../../../src/completion-cache/database-completion-store.js';
import {
  openReloadableCatalogue,
  type ReloadableCatalogue,
} from '../../../src/database/catalogue/reloadable-catalogue.js';
import { type Database, openDatabase } from '../../../src/database/open-database.js';
import { seedDatabase } from '../../../src/database/seeding/seed-database.js';
import { reloadingEngine } from '../../../src/engine/reloading-engine.js';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';

const folder = catalogueFolder();
const MATERIAL = { name: 'MATERIAL', label: 'matière', type: 'text' };
let files = 0;
let other: Database;
let living: ReloadableCatalogue & { readonly path: string };

/** Loads through a connection of its own, as another process does. */
function load(fields: readonly object[], examples: readonly object[] = [], signal?: AbortSignal) {
  const write = (content: readonly object[]) => folder.write(`load-${++files}.json`, content);
  return seedDatabase(other, { fields: [write(fields)], examples: [write(examples)], ...(signal && { signal }) });
}

beforeEach(async () => {
  const name = `living-${++files}.db`;
  other = folder.open(name);
  await load([MATERIAL]);
  const path = join(folder.path, name);
  living = { ...(await openReloadableCatalogue(path)), path };
});
afterEach(() => living.catalogue.close());

const TABLES = [
  'Table en zircalin',
  'Banc, zircalin massif',
  'Lit en zircalin clair',
  'Bureau zircalin',
  'Chaise zircalin',
];
const EXAMPLES = TABLES.map((description) => ({ description, values: { MATERIAL: 'zircalin' } }));

describe('a living catalogue', () => {
  it('is stale once others have loaded something, and holds it when it is read anew', async () => {
    const { catalogue } = living;
    expect(catalogue.field('FINISH')).toBeUndefined();
    expect(catalogue.allFields()).toHaveLength(1);
    expect(living.isStale()).toBe(false);
    await load([{ name: 'FINISH', label: 'finition', type: 'text' }], EXAMPLES);
    expect(living.isStale()).toBe(true);
    expect(await living.reload()).toEqual([]);
    expect(living.isStale()).toBe(false);
    expect(catalogue.allFields().map(({ code }) => code)).toEqual(['MATERIAL', 'FINISH']);
    const [material] = catalogue.allFields();
    const alike = material && catalogue.examplesLike(material, 'Une table', { count: 1 });
    expect(alike).toMatchObject([{ description: 'Table en zircalin', value: 'zircalin' }]);
  });

  it('gives an engine in use what was learnt since', async () => {
    const { catalogue } = living;
    const engine = reloadingEngine(() => catalogue.models);
    const answer = () => engine.answer(catalogue.allFields(), 'Armoire, zircalin').map(({ value }) => value);
    expect(answer()).toEqual([null]);
    await load([MATERIAL], EXAMPLES);
    expect(answer()).toEqual([null]);
    await living.reload();
    expect(answer()).toEqual(['zircalin']);
  });

  it('is stale once another file has taken its place, and reads that one from then on', async () => {
    const { catalogue } = living;
    const engine = reloadingEngine(() => catalogue.models);
    const answer = () => engine.answer(catalogue.allFields(), 'Armoire, zircalin').map(({ value }) => value);
    // What the old file has not taken over from its log would be taken for a part of the new one.
    await load([
      MATERIAL,
      ...Array.from({ length: 40 }, (_, at) => ({ name: `OLD${at}`, label: `${at}`, type: 'text' })),
    ]);
    const path = living.path;
    const draft = `draft-${++files}.db`;
    other = folder.open(draft);
    await load([MATERIAL], EXAMPLES);
    other.close();
    renameSync(join(folder.path, draft), path);
    expect(living.isStale()).toBe(true);
    expect(await living.reload()).toEqual([`${path} is another file now, which is read instead`]);
    expect(living.isStale()).toBe(false);
    expect(catalogue.allFields().map(({ code }) => code)).toEqual(['MATERIAL']);
    expect(answer()).toEqual(['zircalin']);
    other = openDatabase(path);
    await load([MATERIAL, { name: 'FINISH', label: 'finition', type: 'text' }], EXAMPLES);
    await living.reload();
    expect(catalogue.allFields()).toHaveLength(2);
    expect(other.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('answers from what it was when another file takes its place that is none', async () => {
    const draft = folder.write(`draft-${++files}.db`, 'this is no database, whatever its name says');
    renameSync(draft, living.path);
    expect(living.isStale()).toBe(true);
    await expect(living.reload()).rejects.toThrow(/is not an SQLite database/);
    expect(living.catalogue.allFields()).toHaveLength(1);
    expect(living.isStale()).toBe(true);
  });

  it('is not stale when others load the same again, load nothing in the end, or keep answers', async () => {
    await load([MATERIAL], EXAMPLES);
    await living.reload();
    await load([MATERIAL], EXAMPLES);
    await expect(load([{ ...MATERIAL, label: 'autre' }], EXAMPLES, AbortSignal.abort())).rejects.toThrow();
    const responses = createCompletionStore(other, { maxSize: 1e6 });
    responses.write('key', { text: 'answer' });
    responses.close();
    expect(living.isStale()).toBe(false);
  });
});
