import { afterEach, describe, expect, it } from 'vitest';
import type { Example } from '../../src/examples/example.js';
import type { Field } from '../../src/fields/field.js';
import { composeLlm } from '../../src/llm/compose-llm.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import { createSpending } from '../../src/llm/spending.js';
import { lookupFields } from '../../src/lookup/lookup-fields.js';
import { makeField, makeSelect } from '../helpers/fields.js';
import { type LlmServer, startLlmServer } from '../helpers/llm-server.js';

const fields: readonly Field[] = [
  makeSelect('M', 'Matériau', ['acier', 'acrylique', 'verre', 'bois', 'pierre']),
  makeField('W', { label: 'Largeur', type: 'number', unit: 'cm', guideline: 'Hors tout, sans les poignées.' }),
  makeField('N', { label: 'Nom' }),
];
const values = { M: 'acier', W: 60, N: 'Luna' };
const known = (description: string, id: number): readonly Example[] =>
  fields.map(({ code }) => ({ id, field: code, description, value: values[code as keyof typeof values] }));
const typical = [...known('Lavabo Luna en acier, 60 cm', 1), ...known('Vasque Luna en acier, 60 cm de large', 2)];

let server: LlmServer | undefined;
afterEach(() => server?.close());

/** Asks the products one after the other, and says which part of the prompt tokens of all but the first question was cached. */
async function cachedPart(descriptions: readonly string[], group: number): Promise<number> {
  server = await startLlmServer({ cachedTokens: 'prefix', answer: '{"M":null,"W":null,"N":null,"value":null}' });
  const spending = createSpending();
  const connector = { type: 'openai', baseUrl: `${server.url}/v1`, model: 'm' };
  const policy = lookupPolicy({ concurrency: 1 });
  const llm = await composeLlm('one', {
    resolve: () => ({ chainOfThoughts: 'few-shot', group, connector }),
    engine: { answer: () => [] },
    knowledge: { ofText: () => [], typical: () => typical, isInferred: () => undefined },
    locale: 'fr',
    spending,
    policy,
  });
  let first = 0;
  try {
    for (const description of descriptions) {
      await lookupFields({ description, fields, llm, policy });
      first ||= group > 1 ? spending.total().promptTokens : 1;
    }
  } finally {
    await llm.close();
  }
  const { promptTokens, cachedTokens = 0 } = spending.total();
  return cachedTokens / (promptTokens - first);
}

describe('what questions share', () => {
  it('stands first where each product is asked one question', async () => {
    const part = await cachedPart(
      ['Bac en verre, 70 cm', 'Table en bois, 90 cm', 'Évier en pierre, 50 cm'],
      fields.length,
    );
    expect(part).toBeGreaterThan(0.85);
  });

  it('stands first where one product is asked many questions', async () => {
    const long = `Receveur en pierre, ${Array.from({ length: 300 }, (_, index) => `détail ${index}`).join(', ')}`;
    expect(await cachedPart([long], 1)).toBeGreaterThan(0.6);
  });
});
