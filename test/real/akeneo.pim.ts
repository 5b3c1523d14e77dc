import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { sameData } from '../../src/pim/pushing/to-data.js';
import { dumpPim, loadPim } from '../helpers/load-pim.js';
import { type HiddenValue, type MadeCatalogue, makeCatalogue } from '../helpers/pim-catalogue.js';
import { type Run, runBin } from '../helpers/run-bin.js';

const url = inject('pimUrl');
/** It takes two minutes to load and read five thousand products into it. */
const PRODUCTS = Number(process.env.PIM_TEST_PRODUCTS ?? (process.env.CI ? 700 : 5_000));

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-pim-'));
const config = join(folder, 'rc.yaml');
const filled = join(folder, 'filled.jsonl');
let made: MadeCatalogue;
let before: Awaited<ReturnType<typeof dumpPim>>;

const pim = (...words: readonly string[]): Promise<Run> => runBin([...words, '--config', config]);

beforeAll(async () => {
  if (!url) return;
  made = makeCatalogue(PRODUCTS);
  await loadPim(url, made.store);
  before = await dumpPim(url);
  const settings = {
    url,
    clientId: 'client',
    secret: 'secret-of-client',
    username: 'user',
    password: 'password-of-user',
  };
  writeFileSync(
    config,
    JSON.stringify({
      database: join(folder, 'catalogue.db'),
      pim: { ...settings, locale: 'fr_FR', channel: 'ecommerce' },
    }),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Difference {
  readonly entity: HiddenValue['entity'];
  readonly key: string;
  readonly attribute: string;
  readonly locale: string | null;
  readonly scope: string | null;
  readonly old: unknown;
  readonly new: unknown;
}

/** Every value of the PIM that is another one than before. */
async function differences(): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  for (const [name, values] of await dumpPim(url)) {
    const [kind = '', key = ''] = name.split(' ');
    const entity = kind === 'product-models' ? 'model' : 'product';
    const old = before.get(name) ?? {};
    for (const attribute of new Set([...Object.keys(values), ...Object.keys(old)])) {
      const [was, is] = [flat(old[attribute]), flat(values[attribute])];
      for (const place of new Set([...was.keys(), ...is.keys()])) {
        if (JSON.stringify(was.get(place)) === JSON.stringify(is.get(place))) continue;
        const [locale, scope] = JSON.parse(place);
        found.push({ entity, key, attribute, locale, scope, old: was.get(place), new: is.get(place) });
      }
    }
  }
  return found;
}

function flat(entries: readonly { locale: string | null; scope: string | null; data: unknown }[] = []) {
  return new Map(
    entries
      .filter(({ data }) => data !== null)
      .map(({ locale, scope, data }) => [JSON.stringify([locale, scope]), data]),
  );
}

const placeOf = ({ entity, key, attribute, locale, scope }: Difference | HiddenValue) =>
  JSON.stringify([entity, key, attribute, locale, scope]);

describe.skipIf(!url)('the PIM that others wrote', () => {
  test('is known with what the connection may do', async () => {
    const { code, stdout } = await pim('pim', 'status', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ version: '7.0.0', byUuid: true });
  });

  test('is learnt from', async () => {
    const { code, stdout, stderr } = await pim('pim', 'pull', '--format', 'json');
    expect([code, stderr]).toEqual([0, '']);
    const width = JSON.parse(stdout).find(({ field }: { field: string }) => field === 'width');
    expect(width).toMatchObject({ unit: 'cm', type: 'number' });
    expect(width.taken).toBeGreaterThan(PRODUCTS / 2);
  });

  test('gives its gaps, which batch fills', async () => {
    const rows = await pim('pim', 'products', '--missing');
    expect(rows.code).toBe(0);
    expect(rows.stdout.trim().split('\n')).toHaveLength(made.store.products.size);
    const { code } = await runBin(['batch', '--details', '--quiet', '--output', filled, '--config', config], {
      input: rows.stdout,
    });
    expect(code).toBe(0);
  });

  test('shows what would be written, and is left alone', async () => {
    const { code, stdout } = await pim('pim', 'push', filled, '--dry-run', '--format', 'jsonl');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n').length).toBeGreaterThan(PRODUCTS / 4);
    expect(await differences()).toEqual([]);
  });

  test('gets back what was hidden, and nothing else', async () => {
    const { code, stderr } = await pim('pim', 'push', filled, '--yes');
    expect([code, stderr]).toEqual([0, '']);
    const hidden = new Map(made.hidden.map((value) => [placeOf(value), value]));
    const changed = await differences();
    const right = changed.filter((one) => {
      const truth = hidden.get(placeOf(one));
      const type = String(made.store.attributes.find(({ code: name }) => name === one.attribute)?.type);
      return truth !== undefined && one.old === undefined && sameData(one.new, truth.data, { type });
    });
    const here = made.hidden.filter(
      ({ locale, scope }) => (locale ?? 'fr_FR') === 'fr_FR' && (scope ?? 'ecommerce') === 'ecommerce',
    );
    console.info(`hidden ${here.length}, written ${changed.length}, right ${right.length}`);
    expect(changed.filter(({ old }) => old !== undefined)).toEqual([]);
    expect(right.length / changed.length).toBeGreaterThanOrEqual(0.95);
    expect(right.length / here.length).toBeGreaterThanOrEqual(0.9);
    const names = [...before.keys()];
    expect([...(await dumpPim(url)).keys()]).toEqual(names);
  });

  test('is not written twice', async () => {
    const { stdout } = await pim('pim', 'push', filled, '--yes');
    expect(stdout).toMatch(/^wrote 0 values of 0 products and models, [\d,]+ were there already/);
  });

  test('is as it was after undo', async () => {
    const { code, stdout } = await pim('pim', 'undo', '1', '--yes');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^took back [\d,]+ values\n$/)]);
    expect(await differences()).toEqual([]);
  });

  test('bears no secret into any file', () => {
    expect(readFileSync(filled, 'utf8')).not.toContain('secret-of-client');
    expect(readFileSync(join(folder, 'catalogue.db')).includes('password-of-user')).toBe(false);
  });
});
