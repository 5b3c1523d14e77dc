import { beforeAll, describe, expect, it } from 'vitest';
import { learnProducts, learnRows, learnScene } from '../../helpers/learn-scene.js';

const PRODUCTS = learnProducts(8);
const scene = learnScene(PRODUCTS);
const FIELDS = ['--fields', 'MAKER,COLOUR,HEIGHT'];

beforeAll(async () => {
  scene.write('products.jsonl', learnRows(PRODUCTS));
});

async function taught(catalogue: string): Promise<void> {
  await scene.seed(catalogue, []);
  const server = await scene.serve();
  const { code, stderr } = await scene.run(['learn', 'products.jsonl', ...FIELDS], catalogue, server);
  expect([code, stderr.replace(/^(?:note|warning): .*\n/gm, '')]).toEqual([0, '']);
}

/** Each run of the program takes seconds on a busy machine. */
const TIME = { timeout: 120_000 };

describe('db proposals', TIME, () => {
  it('lists them by field, composition and day', async () => {
    await taught('listed.db');
    expect(await scene.proposals('listed.db')).toHaveLength(24);
    const makers = await scene.proposals('listed.db', '--fields', 'maker');
    expect(makers.map(({ value }) => value).sort()).toEqual(PRODUCTS.map(({ values }) => values.MAKER).sort());
    expect(await scene.proposals('listed.db', '--llm', 'hosted')).toHaveLength(24);
    expect(await scene.proposals('listed.db', '--llm', 'host')).toEqual([]);
    expect(await scene.proposals('listed.db', '--since', '2999-01-01')).toEqual([]);
    const { stdout } = await scene.run(['db', 'proposals'], 'listed.db');
    expect(stdout).toMatch(/^number\s+field\s+value\s+source\s+at\s+text/);
  });

  it('takes no word for a day, and no name for a field', async () => {
    await taught('words.db');
    const day = await scene.run(['db', 'proposals', '--since', 'yesterday'], 'words.db');
    expect([day.code, day.stderr]).toEqual([
      2,
      'error: --since is "yesterday", which is no day: write one as 2026-11-30, or a moment as 2026-11-30T14:00\n',
    ]);
    const field = await scene.run(['db', 'proposals', '--fields', 'DEPTH'], 'words.db');
    expect([field.code, field.stderr]).toEqual([2, expect.stringMatching(/^error: no field "DEPTH"/)]);
  });
});

describe('db forget', TIME, () => {
  it('takes back what is named, and learns anew from what is left', async () => {
    await taught('forgotten.db');
    const [first, second] = await scene.proposals('forgotten.db');
    const one = await scene.run(['db', 'forget', String(first.id), String(second.id)], 'forgotten.db');
    expect(one).toMatchObject({ code: 0, stdout: 'took back 2 proposed examples\nlearnt from 22 examples\n' });
    const makers = await scene.run(['db', 'forget', '--fields', 'MAKER'], 'forgotten.db');
    expect(makers.stdout).toMatch(/^took back \d proposed examples\nlearnt from \d+ examples\n$/);
    expect(await scene.proposals('forgotten.db', '--fields', 'MAKER')).toEqual([]);
    const all = await scene.run(['db', 'forget', '--all'], 'forgotten.db');
    expect(all).toMatchObject({ code: 0, stdout: expect.stringContaining('learnt from 0 examples') });
    const status = await scene.run(['db', 'status', '--format', 'json'], 'forgotten.db');
    expect(JSON.parse(status.stdout)[0]).toMatchObject({ proposed: 0, descriptions: 0, learntFrom: 0 });
  });

  it('leaves examples of files, and those that a file confirmed, in place', async () => {
    await taught('confirmed.db');
    await scene.seed('confirmed.db', PRODUCTS.slice(0, 2));
    expect(await scene.proposals('confirmed.db')).toHaveLength(18);
    await scene.run(['db', 'forget', '--llm', 'hosted'], 'confirmed.db');
    const status = await scene.run(['db', 'status', '--format', 'json'], 'confirmed.db');
    expect(JSON.parse(status.stdout)[0]).toMatchObject({ proposed: 0, stated: 5, unstated: 1, learntFrom: 6 });
  });

  it('says so where nothing is named or nothing fits', async () => {
    await scene.seed('nothing.db');
    const none = await scene.run(['db', 'forget'], 'nothing.db');
    expect([none.code, none.stderr]).toEqual([
      2,
      'error: nothing named: give numbers, --fields, --llm, --since, or --all for every proposed example\n',
    ]);
    const word = await scene.run(['db', 'forget', 'MAKER'], 'nothing.db');
    expect([word.code, word.stderr]).toEqual([
      2,
      'error: "MAKER" is no number of an example: db proposals lists them\n',
    ]);
    const unfit = await scene.run(['db', 'forget', '17'], 'nothing.db');
    expect([unfit.code, unfit.stderr]).toEqual([3, 'note: no proposed example fits: db proposals lists them\n']);
  });
});
