import { afterAll } from 'vitest';
import { openForChange } from '../../src/database/catalogue/open-for-change.js';
import type { Database } from '../../src/database/open-database.js';
import { openPim, type Pim } from '../../src/pim/client/pim.js';
import { type PullOptions, type PullReport, pullCatalogue } from '../../src/pim/pulling/pull.js';
import { LOGIN, type PimServer, startPim } from '../helpers/pim-server.js';
import type { PimStore, StoredProduct } from '../helpers/pim-store.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

/** A PIM with a connection to it and an empty catalogue. */
export interface PimScene {
  readonly server: PimServer;
  readonly pim: Pim;
  readonly database: Database;
  pull(options?: Partial<PullOptions>): Promise<PullReport>;
  /** The examples of the catalogue: by text the values of its fields. */
  examples(): Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const folder = temporaryFolder();
let scenes = 0;

/** Starts a PIM that holds a store; it ends after the tests of the file. */
export async function startScene(store: PimStore): Promise<PimScene> {
  const server = await startPim(store);
  const pim = openPim({ url: server.url, login: LOGIN, timeout: 2_000 }, new AbortController().signal);
  const { database } = openForChange(`${folder}/catalogue-${scenes++}.db`);
  afterAll(async () => {
    database.close();
    await pim.close();
    await server.close();
  });
  return {
    server,
    pim,
    database,
    pull: (options = {}) => pullCatalogue(pim, database, { examples: true, trust: false, onProgress() {}, ...options }),
    examples() {
      const rows = database.sqlite
        .prepare(
          `SELECT text, code, value FROM examples JOIN descriptions ON descriptions.id = description_id
           JOIN fields ON fields.id = field_id ORDER BY text, code`,
        )
        .all() as { text: string; code: string; value: string }[];
      const texts: Record<string, Record<string, unknown>> = {};
      for (const { text, code, value } of rows) {
        texts[text] ??= {};
        texts[text][code] = JSON.parse(value);
      }
      return texts;
    },
  };
}

/** A product of a store, with values that have neither locale nor scope. */
export function addProduct(
  store: PimStore,
  uuid: string,
  values: Readonly<Record<string, unknown>>,
  more: Partial<StoredProduct> = {},
): StoredProduct {
  const held = Object.entries(values).map(([code, data]) => [code, [{ locale: null, scope: null, data }]]);
  const product: StoredProduct = {
    uuid,
    identifier: `sku-${uuid}`,
    family: 'chairs',
    parent: null,
    values: Object.fromEntries(held),
    updated: '2026-01-15T08:00:00+00:00',
    ...more,
  };
  store.products.set(uuid, product);
  return product;
}
