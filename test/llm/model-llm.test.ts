import { expect, onTestFinished, test } from 'vitest';
import type { Engine, EngineAnswer } from '../../src/engine/types.js';
import { composeLlm } from '../../src/llm/compose-llm.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import { createSpending } from '../../src/llm/spending.js';
import { lookupFields } from '../../src/lookup/lookup-fields.js';
import { makeField } from '../helpers/fields.js';
import { startLlmServer } from '../helpers/llm-server.js';

const width = makeField('W', { label: 'Largeur', type: 'number', unit: 'mm' });

/** One that says nothing. */
const engine: Engine = {
  answer: (fields) => fields.map(({ code }) => ({ field: code, value: null, confidence: 0.5 }) as EngineAnswer),
  choices: (fields) => fields.map(() => []),
};

async function ask(content: string, ending: string) {
  const body = { choices: [{ index: 0, finish_reason: ending, message: { role: 'assistant', content } }] };
  const server = await startLlmServer({ faults: () => ({ status: 200, body }) });
  onTestFinished(() => server.close());
  const connector = { type: 'openai', baseUrl: `${server.url}/v1`, model: 'm' };
  const policy = lookupPolicy();
  const spending = createSpending();
  const llm = await composeLlm('asked', { resolve: () => ({ connector }), engine, locale: 'fr', spending, policy });
  onTestFinished(() => llm.close());
  const [answer] = await lookupFields({ description: 'Baignoire 170 x 70 cm', fields: [width], llm, policy });
  return answer;
}

test.each(['{"value": 70', '<think>170 or 70? {"value": 1700}'])(
  '%s that was cut off says how to have it whole',
  async (content) => {
    const reason = 'the answer was cut off at the limit of tokens: raise maxTokens';
    expect(await ask(content, 'length')).toMatchObject({ status: 'failed', reason });
    expect(await ask(content, 'stop')).toMatchObject({
      status: 'failed',
      reason: 'no readable answer in the completion',
    });
  },
);

test('what was finished before the cut counts', async () => {
  expect(await ask('{"value": 700, "why": "beca', 'length')).toMatchObject({ status: 'found', value: 700 });
});
