import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { createFieldStore } from '../../src/database/field-store.js';
import { readProducts } from '../../src/input/read-products.js';
import { readPages } from '../../src/pim/client/pages.js';
import { type ProductRow, type ProductRowOptions, readProductRows } from '../../src/pim/products/product-rows.js';
import { type MadeCatalogue, makeCatalogue } from '../helpers/pim-catalogue.js';
import { type PimScene, startScene } from './scene.js';

let made: MadeCatalogue;
let scene: PimScene;

beforeAll(async () => {
  made = makeCatalogue(280);
  scene = await startScene(made.store);
  await scene.pull();
});

const passed = () => ({ withoutText: 0, complete: 0, withoutFields: 0 });

async function rowsOf(options: Partial<ProductRowOptions> = {}, told = passed()): Promise<readonly ProductRow[]> {
  const rows: ProductRow[] = [];
  const fields = createFieldStore(scene.database).all();
  for await (const row of readProductRows(scene.pim, fields, { missing: false, search: {}, ...options }, told))
    rows.push(row);
  return rows;
}

describe('products', () => {
  test('come once each, with their texts in the locale', async () => {
    const rows = await rowsOf({ locale: 'de_DE' });
    expect(rows.map(({ id }) => id)).toEqual([...made.store.products.keys()].sort());
    const tv = rows.find(({ family }) => family === 'led_tvs');
    expect(tv?.title).toMatch(/^Fernseher /);
    expect(tv?.description).toContain('Entdecken Sie');
  });

  test('ask for the fields of their family, or for those that are empty on any level', async () => {
    const hidden = new Map<string, Set<string>>();
    for (const { key, attribute } of made.hidden) hidden.set(key, (hidden.get(key) ?? new Set()).add(attribute));
    for (const row of await rowsOf({ missing: true })) {
      const { parent } = made.store.products.get(row.id) ?? {};
      const top = parent && (made.store.models.get(parent)?.parent ?? parent);
      for (const attribute of hidden.get(top || row.id) ?? []) expect(row.fields).toContain(attribute);
      for (const code of row.fields) expect(made.store.products.get(row.id)?.values).not.toHaveProperty(code);
    }
    const all = await rowsOf({ families: ['lamps'] });
    expect(new Set(all.map(({ family }) => family))).toEqual(new Set(['lamps']));
    expect(all[0]?.fields).toEqual(expect.arrayContaining(['socket', 'power', 'width']));
    expect(all[0]?.fields).not.toContain('name');
  });

  test('lack what the models above them lack, whether the PIM gives it with them or not', async () => {
    const given = await rowsOf({ missing: true, families: ['shirts'] });
    scene.server.givesInherited = false;
    expect(await rowsOf({ missing: true, families: ['shirts'] })).toEqual(given);
    scene.server.givesInherited = true;
  });

  test('that lack nothing are left out and counted', async () => {
    const told = passed();
    const rows = await rowsOf({ missing: true, fields: ['width'] }, told);
    expect(rows.length + told.complete).toBe(made.store.products.size);
    expect(new Set(rows.flatMap(({ fields }) => fields))).toEqual(new Set(['width']));
  });

  test('without a text are left out and counted', async () => {
    const [first] = made.store.products.values();
    const values = { ...first?.values };
    if (first) first.values = { sku: values.sku ?? [] };
    const told = passed();
    const rows = await rowsOf({}, told);
    expect([rows.length, told.withoutText]).toEqual([made.store.products.size - 1, 1]);
    if (first) first.values = values;
  });

  test('are those that a search of the API finds', async () => {
    const search = { brand: [{ operator: 'EMPTY' }], family: [{ operator: 'IN', value: ['lamps', 'drills'] }] };
    const rows = await rowsOf({ search });
    expect(rows.length).toBeGreaterThan(3);
    for (const { id } of rows) expect(made.store.products.get(id)?.values).not.toHaveProperty('brand');
  });

  test('are told apart by their identifier below version 7', async () => {
    scene.server.version = '6.0.5';
    const rows = await rowsOf();
    expect(rows[0]?.id).toBe(rows[0]?.identifier);
    expect(rows).toHaveLength(made.store.products.size);
    scene.server.version = '7.0.0';
  });

  test('are read by batch with the text that pull learnt from', async () => {
    const rows = (await rowsOf({ families: ['lamps'] })).slice(0, 20);
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const source = { name: 'rows.jsonl', open: () => Readable.from([Buffer.from(lines)]) };
    const learnt = scene.examples();
    for await (const { id, description } of readProducts([source], {
      onReject: (reject) => expect(reject).toBeUndefined(),
    })) {
      expect(rows.map((row) => row.id)).toContain(id);
      expect(Object.keys(learnt)).toContain(description);
    }
  });
});

test('reading stops when nobody reads on', async () => {
  const pages = readPages(scene.pim, '/api/rest/v1/products-uuid?pagination_type=search_after');
  const before = scene.server.requests.length;
  await pages.next();
  await pages.return(undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(scene.server.requests.length - before).toBeLessThanOrEqual(2);
});
