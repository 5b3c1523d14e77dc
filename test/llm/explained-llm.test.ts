import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.js';
import type { Answer } from '../../src/llm/answer.js';
import { engineLlm } from '../../src/llm/engine-llm.js';
import { explainedLlm } from '../../src/llm/explained-llm.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import { lookupFields } from '../../src/lookup/lookup-fields.js';
import { makeField, makeSelect } from '../helpers/fields.js';

const COLOUR = makeSelect('COLOUR', 'Couleur', ['blanc', 'noir', 'bleu']);
const WIDTH = makeField('WIDTH', {
  label: 'largeur',
  type: 'number',
  unit: 'cm',
  akeneo: { type: 'pim_catalog_number', numberMax: 100 },
});
const engine = createEngine({ read: () => undefined });
const offline = engineLlm('offline', engine, async () => []);
const TEXT = 'Banc\nCouleur : turquoise\nlargeur 130 cm';

function lookup(llm: typeof offline, details: boolean, shift = 0): Promise<readonly Answer[]> {
  return lookupFields({
    description: TEXT,
    fields: [COLOUR, WIDTH],
    llm,
    policy: lookupPolicy({ details }),
    locate: (words) => ({ ...words, start: words.start + shift, end: words.end + shift }),
  });
}

describe('answers with details', () => {
  it('say why they are absent, in a word for programs and a sentence for people', async () => {
    const [colour, width] = await lookup(explainedLlm(offline, engine), true);
    expect(colour).toMatchObject({
      status: 'absent',
      reason: 'the text says "turquoise", which is none of the options',
      absence: { cause: 'not-in-options', words: { text: 'turquoise', start: TEXT.indexOf('turquoise') } },
    });
    expect(width).toMatchObject({
      status: 'absent',
      reason: '130 is more than 100, the most that the attribute takes',
      absence: { cause: 'not-accepted', value: 130, words: { text: '130 cm' } },
    });
  });

  it('name words where they stand in the text that was read', async () => {
    const [colour, width] = await lookup(explainedLlm(offline, engine), true, 10);
    expect(colour?.absence?.words?.start).toBe(TEXT.indexOf('turquoise') + 10);
    for (const { value, evidence } of width?.others ?? [])
      if (value === 130) expect(evidence?.start).toBe(TEXT.indexOf('130') + 10);
    expect(width?.others?.some(({ value }) => value === 130)).toBe(true);
  });

  it('say it of a composition that asks somebody else, too', async () => {
    const model: typeof offline = {
      ...offline,
      answerLocally: () => [],
      ask: async (fields, { emit }) =>
        fields.forEach(({ code }) => void emit({ field: code, value: null, status: 'absent', llm: 'other' })),
    };
    const [colour, width] = await lookup(explainedLlm(model, engine), true);
    expect(colour).toMatchObject({ llm: 'other', absence: { cause: 'not-in-options' } });
    expect(width?.others).toMatchObject([{ value: 130, evidence: { text: '130 cm' } }]);
  });

  it('are none where nobody asks', async () => {
    for (const answer of await lookup(explainedLlm(offline, engine), false)) expect(answer.others).toBeUndefined();
  });
});
