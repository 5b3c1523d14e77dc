import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Choice, Engine, EngineAnswer } from '../../src/engine/types.js';
import { composeLlm } from '../../src/llm/compose-llm.js';
import { type LookupPolicy, lookupPolicy } from '../../src/llm/lookup-policy.js';
import { modelConfidence, PRESUMED } from '../../src/llm/model-calibration.js';
import type { LlmSettings } from '../../src/llm/settings.js';
import { createSpending } from '../../src/llm/spending.js';
import { lookupFields } from '../../src/lookup/lookup-fields.js';
import { makeSelect } from '../helpers/fields.js';
import { type LlmServer, type Plan, startLlmServer } from '../helpers/llm-server.js';

const TEXT = 'Vasque en verre et acier';
const material = makeSelect('M', 'Matériau', ['acier', 'verre', 'bois']);
const colour = makeSelect('C', 'Couleur', ['noir', 'blanc']);
const choices: readonly Choice[] = [
  { value: 'acier', confidence: 0.5 },
  { value: 'verre', confidence: 0.4 },
  { value: null, confidence: 0.1 },
];
const nothing: Choice = { value: null, confidence: 0.95 };
const engine: Engine = {
  answer: (fields) =>
    fields.map(({ code }) => ({ field: code, ...(code === 'M' ? choices[0] : nothing) }) as EngineAnswer),
  choices: (fields) => fields.map(({ code }) => (code === 'M' ? choices : [nothing])),
};

let server: LlmServer | undefined;
let readings = 0;
const counted: Engine = {
  ...engine,
  choices(fields, description) {
    readings++;
    return engine.choices?.(fields, description) ?? [];
  },
};
beforeEach(() => {
  readings = 0;
});
afterEach(() => server?.close());

async function ask(
  plan: Plan,
  main: LlmSettings = { llm: 'asked' },
  fields = [material],
  policy: LookupPolicy = lookupPolicy(),
  more: LlmSettings = {},
) {
  server = await startLlmServer(plan);
  const connector = { type: 'openai', baseUrl: `${server.url}/v1`, model: 'm' };
  const llms: Record<string, LlmSettings> = {
    main,
    asked: { connector, group: 9, ...more },
    bare: { connector, chainOfThoughts: 'basic' },
  };
  const llm = await composeLlm('main', {
    resolve: (name) => llms[name] ?? {},
    engine: counted,
    locale: 'fr',
    spending: createSpending(),
    policy,
  });
  const answers = await lookupFields({ description: TEXT, fields, llm, policy });
  await llm.close();
  return answers;
}

describe('how sure a model is', () => {
  it('follows from how probable its words were', async () => {
    const [answer] = await ask({ answer: '{"value": "verre" }', chance: 0.7 });
    expect(answer).toMatchObject({ value: 'verre', chance: expect.closeTo(0.7, 3) });
    expect(answer?.confidence).toBeCloseTo(modelConfidence(PRESUMED, 0.7, true), 3);
  });

  it('follows from what the engine reads where the wire tells nothing', async () => {
    const [likely] = await ask({ answer: '{"value": "verre"}' });
    await server?.close();
    const [unlikely] = await ask({ answer: '{"value": "bois"}' });
    expect(likely?.chance).toBeUndefined();
    expect(likely?.confidence).toBeGreaterThan(0.5);
    expect(unlikely?.confidence).toBeLessThan(likely?.confidence ?? 0);
  });

  it('is held against the reading of the engine that its question told of', async () => {
    const [answer] = await ask({ answer: '{"value": "verre"}' });
    expect(JSON.stringify(server?.requests[0]?.body.messages)).toContain('Candidats');
    expect(answer?.confidence).toBeGreaterThan(0.5);
    expect(readings).toBe(1);
  });

  it('is not asked of the engine where nobody wants to know', async () => {
    const untold = lookupPolicy({ evidence: false });
    const [answer] = await ask({ answer: '{"value": "verre"}' }, { llm: 'bare' }, [material], untold);
    expect(answer).toMatchObject({ value: 'verre', status: 'found' });
    expect(answer?.confidence).toBeUndefined();
    expect(readings).toBe(0);
  });

  it('is what a gate believes it by', async () => {
    const gate: LlmSettings = { gate: 'offline', llm: 'asked', gateTrust: 0.9 };
    const [sure] = await ask({ answer: '{"value": "verre" }', chance: 0.99 }, gate);
    await server?.close();
    const [unsure] = await ask({ answer: '{"value": "verre" }', chance: 0.001 }, gate);
    expect([sure?.value, unsure?.value]).toEqual(['verre', 'acier']);
  });

  it('is believed by a gate no further than the gate trusts the model', async () => {
    const gate: LlmSettings = { gate: 'offline', llm: 'asked', gateTrust: 0.2 };
    const [answer] = await ask({ answer: '{"value": "verre" }', chance: 0.99 }, gate);
    expect(answer?.value).toBe('acier');
  });
});

describe('a model that is not trusted altogether', () => {
  const plan = { answer: '{"M": "acier", "C": "noir"}', chance: 0.99 };
  const both = [material, colour];

  it('is held against what the engine reads, by its setting', async () => {
    const doubted = async (settings: LlmSettings = {}) => {
      const answers = await ask(plan, { llm: 'asked' }, both, lookupPolicy(), settings);
      await server?.close();
      return answers.map(({ value }) => value);
    };
    expect(await doubted()).toEqual(['acier', 'noir']);
    expect(await doubted({ trust: 0.99 })).toEqual(['acier', 'noir']);
    expect(await doubted({ trust: 0.67 })).toEqual(['acier', null]);
  });
});

describe('a gate', () => {
  it('asks of all fields as its model does without it, and answers with it what the engine is unsure of', async () => {
    const plan = { answer: '{"M": "verre", "C": "noir"}' };
    await ask(plan, { llm: 'asked' }, [material, colour]);
    const alone = server?.requests.at(-1)?.body.messages;
    await server?.close();
    const answers = await ask(plan, { gate: 'offline', llm: 'asked' }, [material, colour]);
    expect(server?.requests.at(-1)?.body.messages).toEqual(alone);
    expect(answers.map(({ value }) => value)).toEqual(['verre', null]);
    expect(answers[0]?.usage?.calls).toBe(1);
  });
});
