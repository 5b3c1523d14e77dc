import { describe, expect, inject, test } from 'vitest';
import type { Field } from '../../src/fields/field.js';
import { composeLlm } from '../../src/llm/compose-llm.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import type { LlmSettings } from '../../src/llm/settings.js';
import { createSpending } from '../../src/llm/spending.js';
import { lookupFields } from '../../src/lookup/lookup-fields.js';

const url = inject('llamaUrl');
const description = 'Baignoire rectangulaire en acrylique blanc, 170 x 70 cm, livrée avec pieds.';

const field = (code: string, label: string, more: Partial<Field>): Field => ({
  code,
  label,
  labels: { fr: label },
  type: 'text',
  options: [],
  multiple: false,
  ...more,
});

const option = (code: string) => ({ code, labels: { fr: code }, spellings: [] });
const fields = [
  field('colour', 'couleur', { type: 'select', options: ['blanc', 'noir', 'gris'].map(option) }),
  field('material', 'matériau', { type: 'select', options: ['acrylique', 'acier'].map(option), multiple: true }),
  field('length', 'longueur', { type: 'number', unit: 'cm' }),
  field('feet', 'avec pieds', { type: 'boolean' }),
];

const ways: Readonly<Record<string, LlmSettings>> = {
  'messages, one field a question': { template: 'chat', connector: { type: 'llama-server', baseUrl: url } },
  'a text in a template': { template: 'chatml', connector: { type: 'llama-server', baseUrl: url } },
  'all fields in one question': { template: 'chat', group: 4, connector: { type: 'llama-server', baseUrl: url } },
  'the OpenAI API': { template: 'chat', connector: { type: 'openai', baseUrl: `${url}/v1`, model: 'smollm2' } },
};

describe.skipIf(!url)('a lookup on llama.cpp', () => {
  test.each(Object.entries(ways))('fills fields through %s', async (_name, settings) => {
    const spending = createSpending();
    const llm = await composeLlm('real', {
      resolve: () => ({ chainOfThoughts: 'basic', temperature: 0, maxTokens: 100, ...settings }),
      engine: { answer: () => [] },
      locale: 'fr',
      spending,
      policy: lookupPolicy({ concurrency: 2, timeout: 100_000 }),
    });
    try {
      const answers = await lookupFields({
        description,
        fields,
        llm,
        policy: lookupPolicy({ concurrency: 2, timeout: 100_000 }),
      });
      expect(answers.map((answer) => answer.field)).toEqual(fields.map(({ code }) => code));
      // The model is small: what it answers may be wrong, but its answers are in the shape of the fields.
      for (const { status, reason } of answers) expect(['found', 'absent'], reason).toContain(status);
      const { calls, promptTokens, completionTokens, cachedTokens = 0 } = spending.total();
      expect(calls).toBe(settings.group ? 1 : fields.length);
      expect(completionTokens).toBeGreaterThan(0);
      // What the fields of one description share is read once by each of the two slots.
      if (!settings.group) expect(cachedTokens).toBeGreaterThan(0.25 * promptTokens);
    } finally {
      await llm.close();
    }
  });
});
