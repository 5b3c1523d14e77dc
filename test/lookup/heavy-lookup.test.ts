import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.js';
import { engineLlm } from '../../src/llm/engine-llm.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import { lookupFields } from '../../src/lookup/lookup-fields.js';
import { makeField } from '../helpers/fields.js';

const fields = Array.from({ length: 30 }, (_, at) =>
  makeField(`F${at}`, { label: `Largeur ${at}`, type: 'number', unit: 'cm' }),
);
const heavy = 'Largeur 60 x 40 x 20 cm, '.repeat(400);
const llm = engineLlm('offline', createEngine({ read: () => undefined }), async () => []);

/** How often others have their turn until a promise settles. */
async function turnsUntil(done: Promise<unknown>): Promise<number> {
  let turns = 0;
  let over = false;
  const count = () => {
    turns++;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  await done;
  over = true;
  return turns;
}

describe('an offline lookup that takes long', () => {
  it('lets others have their turn meanwhile', async () => {
    const done = lookupFields({ description: heavy, fields, llm, policy: lookupPolicy({ timeout: 60_000 }) });
    expect(await turnsUntil(done)).toBeGreaterThan(5);
    expect((await done).every(({ status }) => status === 'found' || status === 'absent')).toBe(true);
  });

  it('keeps its deadline', async () => {
    const answers = await lookupFields({ description: heavy, fields, llm, policy: lookupPolicy({ timeout: 30 }) });
    expect(answers.map(({ status }) => status)).toEqual(fields.map(() => 'timeout'));
  });

  it('ends when it is given up', async () => {
    const controller = new AbortController();
    const done = lookupFields({
      description: heavy,
      fields,
      llm,
      policy: lookupPolicy({ timeout: 60_000 }),
      signal: controller.signal,
    });
    setImmediate(() => controller.abort());
    expect((await done)[0]).toMatchObject({ status: 'timeout', reason: 'interrupted' });
  });

  it('answers as a short one does', async () => {
    const few = fields.slice(0, 3);
    const at = (text: string) =>
      lookupFields({ description: text, fields: few, llm, policy: lookupPolicy({ timeout: 60_000 }) });
    const values = (answers: Awaited<ReturnType<typeof at>>) => answers.map(({ value }) => value);
    const long = `Table, largeur 60 cm. ${'Plateau robuste. '.repeat(10_000)}`;
    expect(values(await at(long))).toEqual(values(await at('Table, largeur 60 cm. Plateau robuste.')));
  });
});
