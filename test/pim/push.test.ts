import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { toLine } from '../../src/pim/pushing/patch-lines.js';
import { answer, type PushScene, startPushScene } from './push-scene.js';
import { addProduct } from './scene.js';

let scene: PushScene;

beforeEach(async () => {
  scene = await startPushScene();
});

const patches = () => scene.server.requests.filter(({ method }) => method === 'PATCH');
const everything = () =>
  JSON.stringify(
    [[...scene.store.products], [...scene.store.models]].map((list) => list.map(([key, { values }]) => [key, values])),
  );

describe('push writes', () => {
  test.each([
    ['text', 'oak', 'oak'],
    ['code', 'abc1', 'abc1'],
    ['whole', 5, 5],
    ['decimal', 45.5, '45.5'],
    ['decimal', 1e-7, '0.0000001'],
    ['decimal', 12, '12'],
    ['width', 45.5, { amount: '45.5', unit: 'CENTIMETER' }],
    ['height', 45, { amount: 45, unit: 'CENTIMETER' }],
    ['dimmable', false, false],
    ['colour', 'Deep_Red', 'Deep_Red'],
    ['colour', 'deep_red', 'Deep_Red'],
    ['uses', ['garden', 'kitchen'], ['kitchen', 'garden']],
    ['round', true, 'yes'],
    ['round', false, 'no'],
  ])('%s %j as %j', async (field, value, data) => {
    const { refusals, tally } = await scene.push({ p: { [field]: value } });
    expect(refusals).toEqual([]);
    expect(scene.data('p', field)).toEqual(data);
    expect(tally).toMatchObject({ changes: 1, entities: 1, refused: 0 });
  });

  test('a value into its locale and channel only', async () => {
    await scene.push({ p: { slogan: 'Sit down' } });
    expect(scene.store.products.get('p')?.values.slogan).toEqual([{ locale: 'en_US', scope: 'web', data: 'Sit down' }]);
    await scene.push({ p: { slogan: 'Setz dich' } }, { locale: 'de_DE' });
    expect(scene.store.products.get('p')?.values.slogan).toHaveLength(2);
  });

  test('texts with backslashes and quotes as they are', async () => {
    const text = 'a\\n"b\\';
    await scene.push({ p: { text } });
    expect(scene.data('p', 'text')).toBe(text);
    expect(patches()[0]?.body.split('\n').filter(Boolean)).toHaveLength(1);
  });

  test.each([
    [{ span: { min: 4.5, max: 30 } }, { decimal: '4.5', width: { amount: '30', unit: 'CENTIMETER' } }, 2],
    [{ span: { min: null, max: 30 } }, { decimal: undefined, width: { amount: '30', unit: 'CENTIMETER' } }, 1],
    [{ span: { min: 4.5, max: 30 }, width: 7 }, { decimal: '4.5', width: { amount: '7', unit: 'CENTIMETER' } }, 2],
  ])('the ends of the range %j into the attributes that take them', async (values, data, changes) => {
    const { refusals, tally } = await scene.push({ p: values }, { ranges: { span: { min: 'decimal', max: 'width' } } });
    expect(refusals).toEqual([]);
    expect(tally).toMatchObject({ changes });
    expect({ decimal: scene.data('p', 'decimal'), width: scene.data('p', 'width') }).toEqual(data);
  });

  test('no range where nobody says what takes its ends', async () => {
    const { refusals, tally } = await scene.push({ p: { span: { min: 4.5, max: 30 } } });
    expect(tally.changes).toBe(0);
    expect(refusals).toMatchObject([{ attribute: 'span', message: expect.stringContaining('ranges') }]);
  });

  test('two hundred products in lists of at most a hundred lines', async () => {
    const values: Record<string, Record<string, unknown>> = {};
    for (let place = 0; place < 250; place++) {
      addProduct(scene.store, `n${place}`, {});
      values[`n${place}`] = { whole: (place % 99) + 1 };
    }
    expect((await scene.push(values)).tally).toMatchObject({ changes: 250, entities: 250 });
    expect(
      patches()
        .map(({ body }) => body.trim().split('\n').length)
        .sort(),
    ).toEqual([100, 100, 50].sort());
    expect(scene.server.mostAtOnce()).toBeLessThanOrEqual(4);
  });
});

test('a line of JSON holds no line break, whatever takes its backslashes for some', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\\', 'n', '"', 'é', '\u2028') }), (text) => {
      const line = toLine({ text });
      expect(line).not.toMatch(/\n|\\n/);
      expect(JSON.parse(line)).toEqual({ text });
    }),
  );
});

describe('push leaves alone', () => {
  test('what is not found, has no evidence, or is not sure enough', async () => {
    const rows = [
      {
        id: 'p',
        answers: [
          answer('text', null, { status: 'absent' }),
          answer('whole', 5, { evidence: undefined }),
          answer('decimal', 5, { ungrounded: true }),
          answer('dimmable', true, { confidence: 0.8 }),
          answer('colour', 'blue', { confidence: undefined }),
          answer('height', 4, { status: 'failed' }),
          answer('width', 4),
        ],
      },
    ];
    const { tally } = await scene.pushRows(rows, { minConfidence: 0.9, needsConfidence: true });
    expect(tally).toMatchObject({ changes: 1, absent: 2, withoutEvidence: 2, unsure: 2 });
    expect(Object.keys(scene.store.products.get('p')?.values ?? {})).toEqual(['name', 'width']);
  });

  test('no answer for bearing no confidence, unless it needs one', async () => {
    const rows = [
      {
        id: 'p',
        answers: [answer('whole', 5, { confidence: undefined }), answer('dimmable', true, { confidence: 0.8 })],
      },
    ];
    expect((await scene.pushRows(rows, { minConfidence: 0.9 })).tally).toMatchObject({ changes: 1, unsure: 1 });
  });

  test('what nobody decided to accept, with --accepted', async () => {
    const decided = [
      { id: 'p', answers: [answer('whole', 5, { decision: 'accept' }), answer('text', 'x', { decision: 'check' })] },
    ];
    expect((await scene.pushRows(decided, { accepted: true })).tally).toMatchObject({ changes: 1, unsure: 1 });
    await expect(scene.push({ q: { whole: 5 } }, { accepted: true })).rejects.toThrow(
      'no answer of the file was decided on',
    );
  });

  test('nothing of a review that says only what is not stated, which is a decision too', async () => {
    const reviewed = { by: 'anna', at: '2026-01-01T00:00:00Z' };
    const rows = [{ id: 'p', answers: [{ field: 'whole', value: null, status: 'absent', reviewed }] }];
    expect((await scene.pushRows(rows, { accepted: true })).tally).toMatchObject({ changes: 0, absent: 1 });
    const known = [{ id: 'p', answers: [{ field: 'whole', value: 7, status: 'found', ungrounded: true, reviewed }] }];
    expect((await scene.pushRows(known as never, { accepted: true })).tally).toMatchObject({ changes: 1 });
  });

  test('attributes that somebody has filled in the meantime', async () => {
    addProduct(scene.store, 'p', { colour: 'green', width: { amount: '45.5000', unit: 'CENTIMETER' } });
    const before = everything();
    const { tally } = await scene.push({ p: { colour: 'blue', width: 45.5 } });
    expect(tally).toMatchObject({ changes: 0, filled: 1, same: 1 });
    expect(everything()).toBe(before);
    expect(patches()).toEqual([]);
  });

  test('everything with --dry-run, and shows it', async () => {
    const before = everything();
    const { changes, run } = await scene.push({ p: { colour: 'blue' }, v1: { whole: 3 } }, { dryRun: true });
    expect(changes).toMatchObject([
      { key: 'p', attribute: 'colour', before: undefined, data: 'blue', confidence: 0.97, evidence: 'words of colour' },
      { entity: 'model', key: 'top', attribute: 'whole', data: 3 },
    ]);
    expect(everything()).toBe(before);
    expect([run, patches()]).toEqual([undefined, []]);
  });

  test('products that do not exist, which it never makes', async () => {
    const { refusals } = await scene.push({ nobody: { whole: 5 }, p: { whole: 6 } });
    expect(refusals).toMatchObject([{ product: 'nobody', message: 'the PIM has no such product, and none is made' }]);
    expect(scene.store.products.has('nobody')).toBe(false);
    expect(scene.data('p', 'whole')).toBe(6);
  });
});

describe('push refuses', () => {
  test.each([
    ['whole', 5.5, '5.5 has decimals'],
    ['whole', 0, '0 is less than 1'],
    ['whole', 101, '101 is more than 100'],
    ['whole', -5, '-5 is negative'],
    ['height', 45.5, '45.5 has decimals'],
    ['text', 'eleven char', 'more than the 10 characters'],
    ['code', 'abcd', 'it is not of the form /^[a-z]{3}\\d$/i'],
    ['serial', `${'a'.repeat(200)}!`, 'it is not of the form /^(a+)+$/'],
    ['colour', 'yellow', 'yellow'],
    ['german', 'Stuhl', 'german has no value in en_US'],
    ['unused', 'x', 'unused is no attribute of the family chairs'],
    ['nothing', 'x', 'the PIM has no attribute nothing'],
    ['name', 'x', 'the catalogue has no field name'],
  ])('%s %j: %s', async (field, value, message) => {
    const before = everything();
    const { refusals, tally } = await scene.push({ p: { [field]: value } });
    expect(refusals).toMatchObject([{ product: 'p', identifier: 'sku-p', attribute: field, value }]);
    expect(refusals[0]?.message).toContain(message);
    expect(tally).toMatchObject({ changes: 0, refused: 1 });
    expect(everything()).toBe(before);
  });

  test('what means something else than when it was pulled', async () => {
    const index = scene.store.attributes.findIndex(({ code }) => code === 'width');
    scene.store.attributes[index] = { ...scene.store.attributes[index], code: 'width', default_metric_unit: 'METER' };
    const { refusals } = await scene.push({ p: { width: 45.5 } });
    expect(refusals[0]?.message).toBe('the unit of width is METER now, and was CENTIMETER: run akeneo-lookup pim pull');
  });

  test.each([
    [450, false],
    [451, true],
    [1.5, false],
    [1.4, true],
    [45, false],
  ])('a number that is far from all that are known of its attribute: %d is (%s)', async (value, isFar) => {
    for (let place = 0; place < 31; place++) {
      const data = { amount: String(15 + place), unit: 'CENTIMETER' };
      addProduct(scene.store, `w${place}`, { name: `Chair, width ${15 + place} cm`, width: data });
    }
    await scene.pull({ locale: 'en_US', channel: 'web', full: true });
    const { refusals } = await scene.push({ p: { width: value } });
    expect(refusals.map(({ message }) => message)).toEqual(
      isFar ? [`${value} is far from all that the catalogue knows of it, 15 to 45: look at it`] : [],
    );
    expect(scene.data('p', 'width') !== undefined).toBe(!isFar);
  });

  test('one value of a line that the PIM refuses; the others stand', async () => {
    scene.store.options.colour = scene.store.options.colour?.filter(({ code }) => code !== 'blue') ?? [];
    const { refusals, tally } = await scene.push({ p: { colour: 'blue', whole: 5, dimmable: true }, q: { whole: 6 } });
    expect(refusals).toEqual(
      [
        {
          product: 'p',
          identifier: 'sku-p',
          attribute: 'colour',
          value: 'blue',
          status: 422,
          message: 'colour: The blue value is not in the colour attribute option list.',
        },
      ].map((one) => ({
        ...one,
        message: expect.stringContaining('The blue value is not in the colour attribute option list.'),
      })),
    );
    expect(tally).toMatchObject({ changes: 3, refused: 1 });
    expect([scene.data('p', 'whole'), scene.data('p', 'dimmable'), scene.data('q', 'whole')]).toEqual([5, true, 6]);
  });

  test('a product that comes twice', async () => {
    const row = { id: 'p', answers: [answer('whole', 5)] };
    const { refusals } = await scene.pushRows([row, { id: 'p', answers: [answer('whole', 7)] }]);
    expect(refusals).toMatchObject([{ product: 'p', message: 'it comes twice; only its first line is taken' }]);
    expect(scene.data('p', 'whole')).toBe(5);
  });
});

describe('levels', () => {
  test('get each value where the variant of the family has it', async () => {
    const { refusals } = await scene.push({ v1: { whole: 5, text: 'oak', code: 'abc1' } });
    expect(refusals).toEqual([]);
    expect([scene.data('top', 'whole'), scene.data('top_red', 'text'), scene.data('v1', 'code')]).toEqual([
      5,
      'oak',
      'abc1',
    ]);
    expect(scene.store.products.get('v1')?.values).toEqual({ code: [expect.objectContaining({ data: 'abc1' })] });
  });

  test('get a value that variants agree on once', async () => {
    const { tally } = await scene.push({ v1: { whole: 5 }, v2: { whole: 5 }, v3: { whole: 5 } });
    expect(tally).toMatchObject({ changes: 1, entities: 1 });
    expect(scene.data('top', 'whole')).toBe(5);
  });

  test('get nothing that variants disagree on', async () => {
    const { refusals } = await scene.push({ v1: { whole: 5, text: 'oak' }, v2: { text: 'pine' }, v3: { whole: 6 } });
    expect(refusals).toMatchObject([
      { product: 'top', attribute: 'whole', message: 'its variants disagree: sku-v1 says 5, sku-v3 says 6' },
      {
        product: 'top_red',
        attribute: 'text',
        message: 'its variants disagree: sku-v1 says "oak", sku-v2 says "pine"',
      },
    ]);
    expect([scene.data('top', 'whole'), scene.data('top_red', 'text')]).toEqual([undefined, undefined]);
  });

  test('are left alone where a model was filled in the meantime', async () => {
    const model = scene.store.models.get('top');
    if (model) model.values.whole = [{ locale: null, scope: null, data: 9 }];
    expect((await scene.push({ v1: { whole: 5 } })).tally).toMatchObject({ changes: 0, filled: 1 });
    expect(scene.data('top', 'whole')).toBe(9);
  });
});

describe('undo', () => {
  test('makes everything what it was', async () => {
    addProduct(scene.store, 'p', { colour: 'green' });
    const before = everything();
    await scene.push(
      { p: { colour: 'blue', whole: 5, width: 4.5 }, v1: { whole: 3, text: 'oak' }, q: { uses: ['office'] } },
      { overwrite: true },
    );
    expect(everything()).not.toBe(before);
    expect(await scene.undo()).toEqual({ undone: 6, touched: 0, drafted: 0, refused: 0 });
    expect(everything()).toBe(before);
    expect(await scene.undo()).toEqual({ undone: 0, touched: 0, drafted: 0, refused: 0 });
  });

  test('leaves what somebody has changed since', async () => {
    await scene.push({ p: { colour: 'blue', whole: 5 } });
    const product = scene.store.products.get('p');
    if (product) product.values.whole = [{ locale: null, scope: null, data: 7 }];
    expect(await scene.undo()).toMatchObject({ undone: 1, touched: 1 });
    expect([scene.data('p', 'colour'), scene.data('p', 'whole')]).toEqual([undefined, 7]);
  });

  test('is the only one that sends nothing', async () => {
    await scene.push({ p: { colour: 'blue', whole: 5 } });
    expect(patches().some(({ body }) => body.includes('"data":null'))).toBe(false);
    await scene.undo();
    expect(patches().filter(({ body }) => body.includes('"data":null'))).toHaveLength(1);
  });
});

describe('drafts', () => {
  beforeEach(() => {
    scene.server.notOwned.add('p');
  });

  test('are what becomes of products that the connection does not own', async () => {
    const { tally } = await scene.push({ p: { whole: 5 }, q: { whole: 6 } });
    expect(tally).toMatchObject({ changes: 2, drafted: 1 });
    expect(scene.server.drafts.get('p')).toEqual({ whole: [{ locale: null, scope: null, data: 5 }] });
    expect(scene.data('p', 'whole')).toBeUndefined();
    expect(scene.server.proposed).toEqual([]);
  });

  test('are not written twice', async () => {
    await scene.push({ p: { whole: 5 } });
    expect((await scene.push({ p: { whole: 5 } })).tally).toMatchObject({ changes: 0, same: 1 });
  });

  test('are submitted with --propose', async () => {
    await scene.push({ p: { whole: 5 }, q: { whole: 6 } }, { propose: true });
    expect(scene.server.proposed).toEqual(['p']);
  });

  test('are left to those who approve them by undo', async () => {
    await scene.push({ p: { whole: 5 } });
    expect(await scene.undo()).toMatchObject({ undone: 0, drafted: 1 });
  });

  test('are none of products that the connection may only look at', async () => {
    scene.server.readOnly.add('q');
    const { refusals } = await scene.push({ q: { whole: 5 } });
    expect(refusals).toMatchObject([{ product: 'q', message: 'the connection may only look at this product' }]);
  });
});

test('below version 7 products are written by their identifier', async () => {
  scene.server.version = '6.0.1';
  const { tally } = await scene.push({ 'sku-p': { whole: 5 }, p: { whole: 6 } });
  expect(tally).toMatchObject({ changes: 1, refused: 1 });
  expect(scene.data('p', 'whole')).toBe(5);
  expect(patches()[0]?.path).toBe('/api/rest/v1/products');
});
