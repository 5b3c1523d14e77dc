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

describe.skipIf(!url)('products of one kind on llama.cpp', () => {
  test('share instructions, fields and examples, which the server reads once', async () => {
    const spending = createSpending();
    const policy = lookupPolicy({ concurrency: 1, timeout: 100_000 });
    const known = { colour: 'noir', material: ['acier'], length: 160, feet: null };
    const typical = Object.entries(known).map(([code, value], id) => ({
      ...{ id: id + 1, field: code, description: 'Baignoire en acier noir, 160 x 75 cm', value },
    }));
    const llm = await composeLlm('real', {
      resolve: () => ({ temperature: 0, group: 4, connector: { type: 'llama-server', baseUrl: url } }),
      engine: { answer: () => [] },
      knowledge: { ofText: () => [], typical: () => typical, isInferred: () => undefined },
      locale: 'fr',
      spending,
      policy,
    });
    try {
      const cached: number[] = [];
      for (const text of [description, 'Vasque en acier gris, 60 cm', 'Baignoire noire sans pieds, 150 cm']) {
        const answers = await lookupFields({ description: text, fields, llm, policy });
        cached.push(answers.reduce((sum, { usage }) => sum + (usage?.cachedTokens ?? 0), 0));
      }
      const { calls, promptTokens } = spending.total();
      expect(calls).toBe(3);
      expect((cached[1] ?? 0) + (cached[2] ?? 0)).toBeGreaterThan(0.7 * (2 / 3) * promptTokens);
    } finally {
      await llm.close();
    }
  });
});

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
