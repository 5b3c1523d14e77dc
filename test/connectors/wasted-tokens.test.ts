import { expect, test } from 'vitest';
import { ConnectorError } from '../../src/errors.js';
import { obtainCompletion } from '../../src/llm/obtain-completion.js';
import { createSpending } from '../../src/llm/spending.js';
import type { Fault } from '../helpers/llm-faults.js';
import { promptOf } from './prompts.js';
import { firstly, forever, serveAndConnect } from './wires.js';

const price = { prompt: 1, completion: 2 };
const replied = (ending: string, content = ''): Fault => ({
  status: 200,
  body: {
    choices: [{ finish_reason: ending, message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 100, completion_tokens: 50, completion_tokens_details: { reasoning_tokens: 50 } },
  },
});

test('a reply without an answer is billed all the same', async () => {
  const { connector } = await serveAndConnect('openai', firstly(replied('length')));
  const error = await Promise.resolve(connector.complete(promptOf(), { signal: forever() })).catch((caught) => caught);
  expect(error).toBeInstanceOf(ConnectorError);
  const usage = { promptTokens: 100, completionTokens: 50, reasoningTokens: 50 };
  expect(error.usages).toEqual([usage]);
});

test('tokens of replies that came to nothing are counted, whether or not an answer follows', async () => {
  const plan = firstly(replied('stop'), replied('stop'), undefined, replied('stop'), replied('stop'), replied('stop'));
  const { connector } = await serveAndConnect('openai', plan);
  const spending = createSpending();
  const ask = () => obtainCompletion({ connector, settings: { price } }, promptOf(), { signal: forever(), spending });
  const answered = await ask();
  expect(answered).toMatchObject({
    completion: { text: '"blanc"' },
    usage: { calls: 1, retries: 2, promptTokens: 212, completionTokens: 103, cachedTokens: 4, reasoningTokens: 100 },
  });
  expect(answered.usage?.cost).toBeCloseTo((212 + 2 * 103) / 1e6, 9);
  const failed = await ask();
  expect(failed).toMatchObject({
    reason: 'the model answered nothing after 3 attempts',
    usage: { calls: 1, retries: 2, promptTokens: 300, completionTokens: 150, reasoningTokens: 150 },
  });
  expect(failed.usage?.cost).toBeCloseTo((300 + 2 * 150) / 1e6, 9);
  expect(spending.total()).toMatchObject({ calls: 2, promptTokens: 512, completionTokens: 253 });
});
