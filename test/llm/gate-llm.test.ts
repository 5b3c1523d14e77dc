import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Choice, Engine } from '../../src/engine/types.js';
import type { Example } from '../../src/examples/example.js';
import type { Field } from '../../src/fields/field.js';
import { composeLlm } from '../../src/llm/compose-llm.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import type { LlmSettings } from '../../src/llm/settings.js';
import { createSpending } from '../../src/llm/spending.js';
import { lookupFields } from '../../src/lookup/lookup-fields.js';
import { makeField, makeSelect } from '../helpers/fields.js';
import { type LlmServer, startLlmServer } from '../helpers/llm-server.js';

const TEXT = 'Vasque en verre et acier, 60 cm x 40 cm, noire';
const material = makeSelect('M', 'Matériau', ['acier', 'verre', 'chêne']);
const colour = makeSelect('C', 'Couleur', ['blanc', 'noir']);
const width = makeField('W', { label: 'Largeur', type: 'number', unit: 'cm' });

const at = (words: string) => ({
  text: words,
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
});
const steel: Choice = { value: 'acier', confidence: 0.55, evidence: at('acier') };
const glass: Choice = { value: 'verre', confidence: 0.35, evidence: at('verre') };
const none: Choice = { value: null, confidence: 0.1 };

/** An engine that thinks each value as probable as it is told, and answers the first of them. */
function engineOf(known: Readonly<Record<string, readonly Choice[]>>): Engine {
  const choicesOf = ({ code }: Field) => known[code] ?? [none];
  return {
    answer: (fields) =>
      fields.map((field) => ({ field: field.code, value: null, confidence: 0, ...choicesOf(field)[0] })),
    choices: (fields) => fields.map(choicesOf),
  };
}

describe('gate: offline', () => {
  let server: LlmServer;
  let said = '';

  beforeEach(async () => {
    server = await startLlmServer({ answer: () => said, contextSize: 8192 });
  });

  afterEach(() => server.close());

  async function ask(
    engine: Engine,
    fields: readonly Field[],
    gate: Pick<LlmSettings, 'gateConfidence' | 'gateDoubt' | 'gateTrust'> = {},
    examples: readonly Example[] = [],
  ) {
    const connector = { type: 'llama-server', baseUrl: server.url } as const;
    const llms: Record<string, LlmSettings> = {
      main: { gate: 'offline', llm: 'asked', ...gate },
      asked: { connector, group: 9 },
    };
    const spending = createSpending();
    const llm = await composeLlm('main', {
      resolve: (name) => llms[name] ?? {},
      engine,
      locale: 'fr',
      spending,
      policy: lookupPolicy({ concurrency: 2, timeout: 10_000 }),
    });
    const answers = await lookupFields({
      description: TEXT,
      fields,
      llm,
      policy: lookupPolicy({ timeout: 10_000 }),
      examples: (field) => examples.filter((example) => example.field === field.code),
    });
    await llm.close();
    return answers;
  }

  const prompts = () =>
    server.requests.filter(({ body }) => body?.messages).map(({ body }) => JSON.stringify(body.messages));

  it('proposes what the engine thinks possible, in the order of the text, and leaves every option open', async () => {
    said = '{"value":"verre"}';
    await ask(engineOf({ M: [steel, glass, none] }), [material]);
    expect(prompts()[0]).toContain(`Candidats, si l'un d'eux convient : \\"verre\\"; \\"acier\\"`);
    expect(JSON.stringify(server.requests.at(-1)?.body)).toContain('chêne');
  });

  it('shows the words around a number that may be the one', async () => {
    said = '{"value":"40 cm"}';
    const choices = [60, 40].map((value) => ({ value, confidence: 0.5, evidence: at(`${value} cm`) }));
    const [answer] = await ask(engineOf({ W: choices }), [width]);
    expect(prompts()[0]).toContain('\\"40 cm\\" (\\"acier, 60 cm x 40 cm, noire\\")');
    expect(answer).toMatchObject({ value: 40, evidence: at('40 cm') });
  });

  it('takes the answer of a model that it trusts', async () => {
    said = '{"value":"verre"}';
    const [answer] = await ask(engineOf({ M: [steel, glass, none] }), [material], { gateTrust: 0.9 });
    expect(answer).toMatchObject({ value: 'verre', status: 'found', connector: 'llama-server', evidence: at('verre') });
    expect(answer?.confidence).toBeCloseTo((0.35 * 0.9) / (0.35 * 0.9 + (0.65 * 0.1) / 3));
  });

  it('keeps to its own reading where what the model says is too improbable', async () => {
    said = '{"value":"chêne"}';
    const engine = engineOf({ M: [steel, glass, { value: 'chêne', confidence: 0.02 }] });
    const [answer] = await ask(engine, [material], { gateTrust: 0.6 });
    expect(answer).toMatchObject({ value: 'acier', status: 'found', connector: 'offline', evidence: at('acier') });
    expect(answer?.usage?.calls).toBe(1);
  });

  it('counts a value less that stands on no words of the text', async () => {
    const choices = (value: string) => [
      { ...steel, confidence: 0.45 },
      { value, confidence: 0.2 },
    ];
    said = '{"value":"verre"}';
    const [stated] = await ask(engineOf({ M: choices('verre') }), [material], { gateTrust: 0.5 });
    said = '{"value":"chêne"}';
    const [inferred] = await ask(engineOf({ M: choices('chêne') }), [material], { gateTrust: 0.5 });
    expect([stated?.value, inferred?.value]).toEqual(['verre', 'acier']);
  });

  it('is absent where nothing is probable enough', async () => {
    said = '{"value":"chêne"}';
    const engine = engineOf({
      M: [
        { ...steel, confidence: 0.3 },
        { ...glass, confidence: 0.3 },
        { ...none, confidence: 0.25 },
      ],
    });
    const [answer] = await ask(engine, [material], { gateTrust: 0.4 });
    expect(answer).toMatchObject({ value: null, status: 'absent', connector: 'offline' });
  });

  it('asks nothing that the word of the model could not change', async () => {
    const engine = engineOf({
      M: [
        { ...steel, confidence: 0.85 },
        { ...glass, confidence: 0.05 },
      ],
    });
    expect((await ask(engine, [material], { gateTrust: 0.5 }))[0]).toMatchObject({
      value: 'acier',
      connector: 'offline',
    });
    expect(prompts()).toEqual([]);
    said = '{"value":"verre"}';
    expect((await ask(engine, [material], { gateTrust: 0.9 }))[0]).toMatchObject({ value: 'verre' });
  });

  it('lets a trusted model say what the engine did not think of', async () => {
    said = '{"value":"noir"}';
    const [answer] = await ask(engineOf({ C: [none] }), [colour]);
    expect(answer).toMatchObject({ value: 'noir', status: 'found' });
  });

  it('takes a likely value that the model confirms, though the engine alone would not answer', async () => {
    said = '{"value":"verre"}';
    const engine = engineOf({
      M: [
        { ...glass, confidence: 0.3 },
        { ...steel, confidence: 0.2 },
        { ...none, confidence: 0.3 },
      ],
    });
    const [answer] = await ask(
      { ...engine, answer: () => [{ field: 'M', value: null, confidence: 0.3 }] },
      [material],
      {
        gateTrust: 0.6,
      },
    );
    expect(answer).toMatchObject({ value: 'verre', status: 'found' });
  });

  it('believes a model without a doubt at a trust of 1', async () => {
    said = '{"value":null}';
    const [answer] = await ask(engineOf({ M: [{ ...steel, confidence: 0.89 }] }), [material], { gateTrust: 1 });
    expect(answer).toMatchObject({ value: null, status: 'absent', connector: 'llama-server' });
  });

  it('holds on to its reading where the model copies from an example', async () => {
    said = '{"value":"chêne"}';
    const examples = [{ id: 1, field: 'M', description: 'Table en chêne', value: 'chêne' }];
    const [answer] = await ask(engineOf({ M: [steel, glass, none] }), [material], {}, examples);
    expect(answer).toMatchObject({ value: 'acier', connector: 'offline', status: 'found' });
    expect(answer?.reason).toBeUndefined();
  });

  describe('where the engine would rather say nothing', () => {
    const likely = engineOf({
      M: [
        { ...steel, confidence: 0.5 },
        { ...glass, confidence: 0.1 },
        { ...none, confidence: 0.3 },
      ],
    });
    const reserved = { ...likely, answer: () => [{ field: 'M', value: null, confidence: 0.3 }] };

    it('says nothing after words of a model that are of no use', async () => {
      said = '{"value":"chêne"}';
      const examples = [{ id: 1, field: 'M', description: 'Table en chêne', value: 'chêne' }];
      const [answer] = await ask(reserved, [material], { gateTrust: 0.6 }, examples);
      expect(answer).toMatchObject({ value: null, status: 'absent', connector: 'offline' });
    });

    it('says nothing where the model names a third value', async () => {
      said = '{"value":"verre"}';
      const [answer] = await ask(reserved, [material], { gateTrust: 0.4 });
      expect(answer).toMatchObject({ value: null, status: 'absent' });
    });

    it('takes the likely value when the model names it', async () => {
      said = '{"value":"acier"}';
      const [answer] = await ask(reserved, [material], { gateTrust: 0.4 });
      expect(answer).toMatchObject({ value: 'acier', status: 'found', evidence: at('acier') });
    });
  });

  it('reads what is asked together with what the engine has answered, which may have claimed its words', async () => {
    said = '{"value":"verre"}';
    const engine = engineOf({ M: [steel, glass, none], C: [{ value: 'noir', confidence: 0.95 }] });
    const choices = (fields: readonly Field[], text: string) =>
      fields.includes(colour) ? (engine.choices?.(fields, text) ?? []) : fields.map(() => [none]);
    const [answer] = await ask({ ...engine, choices }, [material, colour], { gateTrust: 0.6 });
    expect(prompts()[0]).toContain('\\"M\\": \\"verre\\"; \\"acier\\"');
    expect(answer?.confidence).toBeCloseTo((0.35 * 0.6) / (0.35 * 0.6 + (0.65 * 0.4) / 3));
  });

  it('leaves a failure as it is, for a fallback to take up', async () => {
    said = '{"value":"chocolat"}';
    const [answer] = await ask(engineOf({ M: [steel, glass, none] }), [material]);
    expect(answer).toMatchObject({ value: null, status: 'failed' });
  });

  describe('with a least doubt', () => {
    const engine = engineOf({ M: [steel, glass, none], C: [{ value: 'noir', confidence: 0.8, evidence: at('noir') }] });

    it('asks nothing where few wrong values are to be expected', async () => {
      const answers = await ask(engine, [material, colour], { gateDoubt: 0.7 });
      expect(prompts()).toEqual([]);
      expect(answers.map(({ value }) => value)).toEqual(['acier', 'noir']);
    });

    it('asks all that it is unsure of in one question elsewhere', async () => {
      said = '{"M":"verre","C":"noir"}';
      const answers = await ask(engine, [material, colour], { gateDoubt: 0.6 });
      expect(prompts()).toHaveLength(1);
      expect(answers.map(({ value }) => value)).toEqual(['verre', 'noir']);
    });
  });
});
