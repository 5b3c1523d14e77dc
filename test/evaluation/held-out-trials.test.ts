import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStoredCatalogue } from '../../src/database/catalogue/open-stored-catalogue.js';
import { createEngine } from '../../src/engine/engine.js';
import { trainEngine } from '../../src/engine/learning/train.js';
import { exampleTexts } from '../../src/evaluation/example-texts.js';
import { heldOutTrials } from '../../src/evaluation/held-out-trials.js';
import { runBin } from '../helpers/run-bin.js';

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-held-out-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Nonsense names of makers, which only an example can connect with the words of a text. */
const MAKERS = Array.from({ length: 40 }, (_, index) => `Maker${String.fromCharCode(65 + (index % 20))}${index}`);

async function seeded() {
  const path = join(folder, 'catalogue.db');
  const fields = [
    { name: 'maker', label: 'maker', type: 'select', options: MAKERS },
    { name: 'width', label: 'width (cm)', type: 'number' },
  ];
  const examples = MAKERS.map((maker, index) => ({
    description: `Zorb${index} quux${index} lamp of the series plonk${index}, width ${index + 10} cm`,
    values: { maker, width: index % 4 === 3 ? null : index + 10 },
  }));
  writeFileSync(join(folder, 'fields.json'), JSON.stringify(fields));
  writeFileSync(join(folder, 'examples.json'), JSON.stringify(examples));
  const files = ['--fields', join(folder, 'fields.json'), '--examples', join(folder, 'examples.json')];
  await runBin(['db', 'seed', '--database', path, ...files], { environment: { XDG_DATA_HOME: folder } });
  return (await openStoredCatalogue(path)).catalogue;
}

describe('examples that are held back', async () => {
  const catalogue = await seeded();
  afterAll(() => catalogue.close());
  const { trials, catalogue: rest, rest: left } = heldOutTrials(catalogue, 0.3);

  it('become trials with their known values, null where the text does not state one', () => {
    expect([trials.length, left]).toEqual([12, 28]);
    for (const { description, slots } of trials) {
      const index = Number(/Zorb(\d+)/.exec(description)?.[1]);
      const width = index % 4 === 3 ? null : [index + 10];
      expect(slots.map(({ field, kind, accepted }) => [field.code, kind, accepted])).toEqual([
        ['maker', 'select', [MAKERS[index]]],
        ['width', 'number', width],
      ]);
    }
  });

  it('are not remembered, while the whole catalogue knows each by heart', () => {
    for (const [models, known] of [
      [catalogue.models, trials.length],
      [rest.models, 0],
    ] as const) {
      const engine = createEngine(models);
      const answers = trials.flatMap(({ description, slots }) =>
        engine.answer(
          slots.map(({ field }) => field).filter(({ code }) => code === 'maker'),
          description,
        ),
      );
      expect(answers.filter(({ example }) => example !== undefined)).toHaveLength(known);
    }
  });

  it('are not shown as examples, while the others are', () => {
    const held = new Set(trials.map(({ description }) => description));
    for (const { description, slots } of trials) {
      for (const { field } of slots) {
        const shown = rest.examplesLike(field, `${description} lamp`, { count: 40 });
        expect(shown.length).toBeGreaterThan(5);
        expect(shown.filter((example) => held.has(example.description))).toEqual([]);
      }
    }
  });

  it('are not learnt from: the engine is the one that only the others give', () => {
    const held = new Set(trials.map(({ description }) => description));
    const others = exampleTexts(catalogue).filter(({ description }) => !held.has(description));
    const parts = trainEngine(catalogue.allFields(), others);
    expect(parts.map(({ scope }) => scope)).toEqual(['', 'maker', 'width']);
    for (const { scope, body } of parts) {
      expect(rest.models.read(scope)).toBe(body);
      expect(catalogue.models.read(scope)).not.toBe(body);
    }
  });

  it('may be narrowed to some fields', () => {
    const only = heldOutTrials(catalogue, 0.3, ['width']);
    expect(only.trials.every(({ slots }) => slots.length === 1 && slots[0]?.field.code === 'width')).toBe(true);
  });
});
