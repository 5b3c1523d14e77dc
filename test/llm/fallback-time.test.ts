import { expect, onTestFinished, test } from 'vitest';
import type { Field } from '../../src/fields/field.js';
import { composeLlm } from '../../src/llm/compose-llm.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import type { LlmSettings } from '../../src/llm/settings.js';
import { createSpending } from '../../src/llm/spending.js';
import { lookupFields } from '../../src/lookup/lookup-fields.js';
import { startLlmServer } from '../helpers/llm-server.js';

const field: Field = { code: 'name', label: 'nom', labels: {}, type: 'text', options: [], multiple: false };

test.each(['silent', 'drip', { status: 500 }] as const)(
  'leaves time for a fallback when the server is %j',
  async (fault) => {
    const server = await startLlmServer({ faults: () => fault });
    onTestFinished(() => server.close());
    const compositions: Record<string, LlmSettings> = {
      first: { connector: { type: 'openai', baseUrl: `${server.url}/v1`, model: 'm' }, fallback: ['second'] },
      second: { connector: { type: 'static', text: 'Baignoire' } },
    };
    const policy = lookupPolicy({ concurrency: 2, timeout: 1_500 });
    const llm = await composeLlm('first', {
      resolve: (name) => ({ chainOfThoughts: 'basic', ...compositions[name] }),
      engine: { answer: () => [] },
      locale: 'fr',
      spending: createSpending(),
      policy,
    });
    onTestFinished(() => llm.close());
    const [answer] = await lookupFields({ description: 'Baignoire blanche', fields: [field], llm, policy });
    expect(answer).toMatchObject({ status: 'found', value: 'Baignoire', llm: 'second' });
  },
);
