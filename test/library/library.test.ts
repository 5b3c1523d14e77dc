import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { openDatabase } from '../../src/database/open-database.js';
import {
  type Answer,
  type Catalogue,
  type ChainOfThoughts,
  type Connector,
  createLookup,
  type Field,
  type LlmSettings,
  lookup,
  lookupMany,
  type ManyResult,
  openCatalogue,
  UserError,
  type Value,
} from '../../src/index.js';
import { catalogueFolder } from '../helpers/catalogue-folder.js';
import { makeField, makeSelect } from '../helpers/fields.js';

const folder = catalogueFolder();
let path = '';

beforeAll(() => {
  const { path: file, sqlite } = folder.open();
  path = file;
  sqlite
    .prepare(
      "INSERT INTO fields (position, code, label, labels, type, multiple) VALUES (0, 'COLOUR', 'couleur', '{}', 'text', 0)",
    )
    .run();
});

/** A composition whose connector answers what the test says, and counts. */
function composition(answer: (text: string) => string | Promise<string>) {
  const state = { calls: 0, closed: 0 };
  const connector: Connector = {
    name: 'own',
    async complete({ text }) {
      state.calls++;
      return { text: await answer(text) };
    },
    async close() {
      state.closed++;
    },
  };
  const llm: LlmSettings = { chainOfThoughts: 'basic', connector };
  return { llm, state };
}

async function* numbered(count: number) {
  for (let id = 0; id < count; id++) yield { id, description: `texte ${id}` };
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

describe('the library', () => {
  it('looks up codes of a catalogue and whole fields', async () => {
    const catalogue = await openCatalogue(path);
    const { llm, state } = composition(() => '"bleu"');
    const fields = ['COLOUR', makeField('OWN'), 'UNKNOWN'];
    const { values, answers, usage } = await lookup({ catalogue, llm, fields, description: 'un texte bleu' });
    expect(values).toEqual({ COLOUR: 'bleu', OWN: 'bleu', UNKNOWN: null });
    expect(answers.map(({ status }) => status)).toEqual(['found', 'found', 'unknown-field']);
    expect([usage.calls, state]).toEqual([2, { calls: 2, closed: 1 }]);
    catalogue.close();
  });

  it('looks up many products in order, each with the object that was given', async () => {
    const { llm, state } = composition(async (text) => {
      await pause(text.includes('texte 3') ? 30 : 0);
      return JSON.stringify(/texte \d+/.exec(text)?.[0]);
    });
    const results = await all(lookupMany(numbered(20), { llm, fields: [makeField('A')] }));
    expect(results.map(({ product, values }) => [product.id, values.A])).toEqual(
      Array.from({ length: 20 }, (_, id) => [id, `texte ${id}`]),
    );
    expect(state.closed).toBe(1);
  });

  it('takes the fields of a product before those of all', async () => {
    const { llm } = composition(() => '"x"');
    const products = [{ description: 'x', fields: [makeField('B')] }, { description: 'x' }];
    const results = lookupMany(products, { llm, fields: [makeField('A')] });
    expect((await all(results)).map(({ values }) => values)).toEqual([{ B: 'x' }, { A: 'x' }]);
  });

  it('reads no further and closes what it opened when the loop is left', async () => {
    const { llm, state } = composition(() => '"x"');
    let read = 0;
    async function* endless() {
      for (;;) yield { description: `x ${read++}` };
    }
    for await (const _ of lookupMany(endless(), { llm, fields: [makeField('A')], concurrency: 2 })) break;
    const then = read;
    await pause(20);
    expect([read, state.closed]).toEqual([then, 1]);
  });

  it('keeps to its limits', async () => {
    const { llm, state } = composition(() => '"x"');
    const options = { llm, fields: [makeField('A')], maxCalls: 3 };
    const results = await all(lookupMany(numbered(5), options));
    expect(state.calls).toBe(3);
    expect(results.filter(({ answers }) => answers[0]?.reason === 'budget spent').length).toBe(2);
  });

  it.each([0, 1, 2, -1, Number.NaN])('refuses the precision %s, which no examples can show', async (precision) => {
    const options = { database: path, fields: ['COLOUR'], precision };
    const open = createLookup(options);
    await expect(open.lookup({ description: 'bleu' })).rejects.toThrow(`precision is ${precision}, which no number`);
    await open.close();
    await expect(lookup({ ...options, description: 'bleu' })).rejects.toThrow(UserError);
  });

  it('tells what it did to a catalogue, and what it cannot open', async () => {
    await expect(openCatalogue(folder.write('no.db', 'no database'))).rejects.toThrow(UserError);
    const older = folder.path.concat('/older.db');
    openDatabase(older, { create: true }).close();
    const notes: string[] = [];
    (await openCatalogue(older, (text) => notes.push(text))).close();
    expect(notes[0]).toContain('up to date');
  });

  describe('that stays open', () => {
    it('asks about any number of products and closes once', async () => {
      const { llm, state } = composition((text) => JSON.stringify(/texte \w+/.exec(text)?.[0]));
      const { lookup, lookupMany, close } = createLookup({ database: path, llm, fields: ['COLOUR'] });
      const first = await lookup({ description: 'texte bleu' });
      expect([first.values, first.usage.calls]).toEqual([{ COLOUR: 'texte bleu' }, 1]);
      const others = await all(lookupMany(numbered(5)));
      expect(others.map(({ product, values }) => [product.id, values.COLOUR])).toEqual(
        [0, 1, 2, 3, 4].map((id) => [id, `texte ${id}`]),
      );
      const own = await lookup({ description: 'texte rouge', fields: [makeField('OWN'), 'UNKNOWN'] });
      expect(own.answers.map(({ value, status }) => [value, status])).toEqual([
        ['texte rouge', 'found'],
        [null, 'unknown-field'],
      ]);
      expect(state).toEqual({ calls: 7, closed: 0 });
      await close();
      await close();
      expect(state.closed).toBe(1);
      await expect(lookup({ description: 'x' })).rejects.toThrow('the lookup is closed');
    });

    it('keeps its limits over all products', async () => {
      const { llm, state } = composition(() => '"x"');
      const open = createLookup({ llm, fields: [makeField('A')], maxCalls: 2 });
      for (const description of ['1', '2', '3']) await open.lookup({ description });
      const { answers } = await open.lookup({ description: '4' });
      expect([state.calls, answers[0]?.reason]).toEqual([2, 'budget spent']);
      await open.close();
    });

    it('takes a timeout and grounding for one product', async () => {
      const { llm } = composition(() => '"verre"');
      const open = createLookup({ llm, fields: [makeSelect('A', 'A', ['acier', 'verre'])] });
      const [free, grounded] = await Promise.all([
        open.lookup({ description: 'acier' }),
        open.lookup({ description: 'acier' }, { grounded: true }),
      ]);
      expect([free.values, grounded.values]).toEqual([{ A: 'verre' }, { A: null }]);
      await open.close();
    });

    it('tells what it cannot open with the first product, and can be asked again', async () => {
      const open = createLookup({ llm: 'lama2' });
      const ask = () => open.lookup({ description: 'x', fields: [makeField('A')] });
      await expect(ask()).rejects.toThrow('did you mean "llama2"?');
      await expect(ask()).rejects.toThrow(UserError);
      await open.close();
    });
  });

  it('has these types', () => {
    // The type check decides about the rest.
    expect([openCatalogue, lookup, lookupMany].every((one) => typeof one === 'function')).toBe(true);
    expectTypeOf(openCatalogue).toEqualTypeOf<(path?: string, onNote?: (text: string) => void) => Promise<Catalogue>>();
    expectTypeOf(lookup).parameter(0).toHaveProperty('fields').toEqualTypeOf<readonly (string | Field)[]>();
    expectTypeOf(lookup).returns.resolves.toHaveProperty('values').toEqualTypeOf<Readonly<Record<string, Value>>>();
    const many = lookupMany(numbered(0));
    type Given = { id: number; description: string };
    expectTypeOf(many).toEqualTypeOf<AsyncGenerator<ManyResult<Given>>>();
    expectTypeOf<ManyResult<Given>['answers']>().toEqualTypeOf<readonly Answer[]>();
    // @ts-expect-error a product has a description
    void (() => lookupMany([{ id: 1 }]));
    expectTypeOf<{ name: string; complete: Connector['complete'] }>().toExtend<Connector>();
    expectTypeOf<ChainOfThoughts['read']>().toBeFunction();
  });
});
