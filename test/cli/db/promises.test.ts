import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';
import { runBin } from '../../helpers/run-bin.js';

const folder = catalogueFolder();
const database = join(folder.path, 'own.db');
const run = (...words: string[]) => runBin(words, { directory: folder.path });
const TEXT = 'Lanterne Solis, 40 cm de haut. Éclaire toute la nuit. Pour les terrasses.';

beforeAll(() => {
  folder.write('fields.json', [
    { name: 'COLOUR', label: 'Couleur', type: 'select', options: ['noir', 'blanc', 'rouge'] },
    { name: 'RANGE', label: 'Gamme', type: 'text' },
  ]);
  folder.writeLines('examples.jsonl', [
    { description: TEXT, values: { COLOUR: 'noir', RANGE: 'Extérieur' } },
    { description: 'Vase rouge, grand.', values: { COLOUR: 'rouge' } },
    { description: 'Lampe Eva.', values: { COLOUR: 'noir' } },
    { description: 'Lampe Eva.', values: { COLOUR: 'blanc' } },
    { description: 'Lampe Ada, petite.', values: { COLOUR: 'noir' } },
    { description: 'LAMPE  ADA, petite', values: { COLOUR: 'blanc' } },
  ]);
});

describe('a catalogue with examples', () => {
  it('lists those of one text that disagree, keeps their number, and ends with what was not reproduced', async () => {
    for (const [loaded, learnt] of [
      ['5 loaded, 0 updated', /learnt from 3 examples/],
      ['0 loaded, 0 updated', /nothing new to learn/],
    ] as const) {
      const { stdout, stderr, code } = await run(
        ...['db', 'seed', '--fields', 'fields.json', '--examples', 'examples.jsonl', '--database', database],
      );
      expect(code).toBe(0);
      expect(stderr).toContain('note: examples of one text disagree and teach nothing: COLOUR in "Lampe Eva."\n');
      expect(stdout).toContain(`examples: ${loaded}`);
      expect(stdout).toMatch(learnt);
      if (loaded.startsWith('0')) continue;
      expect(stderr).toMatch(/disagree and teach nothing: COLOUR is "noir" and "blanc" in "(?:Lampe|LAMPE)/);
      expect(stdout).toMatch(
        /\nwhat was learnt does not reproduce [12] of 3 examples: akeneo-lookup db status --not-repro/,
      );
    }
  });

  it('lists the examples that what was learnt answers otherwise', async () => {
    const { stdout } = await run('db', 'status', '--not-reproduced', '--database', database, '--format', 'jsonl');
    const rows = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(rows).toContainEqual({ field: 'COLOUR', example: 'noir', answer: null, text: TEXT });
    expect(rows).not.toContainEqual(expect.objectContaining({ text: 'Vase rouge, grand.' }));
  });

  it('answers their texts as they say, and tells where a value does not stand in the text', async () => {
    const ask = async (text: string, ...words: string[]) => {
      const { stdout } = await run('lookup', text, '--fields', 'COLOUR,RANGE', '--database', database, ...words);
      return JSON.parse(stdout);
    };
    expect(await ask(`${TEXT.toUpperCase()}  Livraison offerte.`)).toEqual({ COLOUR: 'noir', RANGE: 'Extérieur' });
    expect(await ask(TEXT, '--grounded')).toEqual({ COLOUR: null, RANGE: null });
    expect((await ask(TEXT, '--details')).answers[0]).toMatchObject({
      value: 'noir',
      ungrounded: true,
      examples: [expect.any(Number)],
      reason: 'an example of this text says so, not the text itself',
    });
    expect(await ask('Lampe Ada, petite.')).toEqual({ COLOUR: null, RANGE: null });
  });
});
