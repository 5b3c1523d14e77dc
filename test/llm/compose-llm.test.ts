import { describe, expect, it } from 'vitest';
import type { Completion, Connector, Prompt } from '../../src/connectors/types.js';
import type { Engine, EngineAnswer } from '../../src/engine/types.js';
import { ConnectorError } from '../../src/errors.js';
import type { Example } from '../../src/examples/example.js';
import type { Field } from '../../src/fields/field.js';
import type { Answer } from '../../src/llm/answer.js';
import { composeLlm } from '../../src/llm/compose-llm.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import type { LlmSettings } from '../../src/llm/settings.js';
import { createSpending } from '../../src/llm/spending.js';
import { lookupFields } from '../../src/lookup/lookup-fields.js';
import { makeField, makeSelect } from '../helpers/fields.js';

const TEXT = 'Vasque en verre, largeur 60 cm, blanche';
const material = makeSelect('M', 'Matériau', ['verre', 'acier']);
const colour = makeSelect('C', 'Couleur', ['blanc', 'noir'], { labels: { fr: 'Couleur' } });
const width = makeField('W', { label: 'Largeur', type: 'number', unit: 'cm' });

/** A connector of one's own that answers by function and keeps what it was sent. */
function connectorOf(name: string, answer: (prompt: Prompt) => Completion | Promise<Completion>) {
  const sent: Prompt[] = [];
  const connector: Connector = {
    name,
    async complete(prompt) {
      sent.push(prompt);
      return answer(prompt);
    },
  };
  return { connector, sent };
}

const codesOf = (prompt: Prompt) => prompt.question.fields.map(({ code }) => code).join('+');
const fails = () => Promise.reject(new ConnectorError('the server says 500', { status: 500, retries: 2 }));
const nothing: Engine = {
  answer: (fields) => fields.map(({ code }) => ({ field: code, value: null, confidence: 0 })),
};

interface Given {
  readonly engine?: Engine;
  readonly limits?: { cost?: number; calls?: number };
  readonly examples?: (field: Field) => readonly Example[];
  readonly fields?: readonly Field[];
}

/** Looks the fields up through the composition `main` of several. */
async function ask(llms: Record<string, LlmSettings>, given: Given = {}) {
  const spending = createSpending(given.limits);
  const llm = await composeLlm('main', {
    resolve: (name) => {
      const settings = llms[name];
      if (!settings) throw new Error(`no ${name}`);
      return { template: 'llama2', chainOfThoughts: 'basic', ...settings };
    },
    engine: given.engine ?? nothing,
    locale: 'fr',
    spending,
    policy: lookupPolicy({ concurrency: 1, timeout: 10_000 }),
  });
  const fields = given.fields ?? [material, colour];
  const answers = await lookupFields({
    description: TEXT,
    fields,
    llm,
    policy: lookupPolicy({ concurrency: 1, timeout: 10_000 }),
    ...(given.examples && { examples: given.examples }),
  });
  return { answers, spending, llm };
}

const brief = ({ field, value, status, reason }: Answer) => [field, value, status, ...(reason ? [reason] : [])];

describe('a composition', () => {
  it('asks one question a field and says through what it was answered', async () => {
    const { connector, sent } = connectorOf('mine', (prompt) => ({
      text: codesOf(prompt) === 'M' ? 'verre' : 'blanc',
      model: 'tiny',
    }));
    const { answers } = await ask({ main: { connector } });
    expect(sent.map(codesOf)).toEqual(['M', 'C']);
    expect(answers[0]).toMatchObject({
      value: 'verre',
      status: 'found',
      llm: 'main',
      connector: 'mine',
      model: 'tiny',
    });
  });

  it('keeps one failed field from touching another', async () => {
    const { connector } = connectorOf('mine', (prompt) => (codesOf(prompt) === 'M' ? fails() : { text: 'blanc' }));
    const { answers } = await ask({ main: { connector } });
    expect(answers.map(brief)).toEqual([
      ['M', null, 'failed', 'the server says 500'],
      ['C', 'blanc', 'found'],
    ]);
  });

  it('never prints a value that the field does not accept', async () => {
    const { connector } = connectorOf('mine', () => ({ text: 'chocolat' }));
    const { answers } = await ask({ main: { connector } }, { fields: [material] });
    expect(answers[0]).toMatchObject({ value: null, status: 'failed' });
    expect(answers[0]?.reason).toContain('chocolat');
  });

  it('fails a field whose least prompt is too long, and sends nothing', async () => {
    const { connector, sent } = connectorOf('mine', () => ({ text: 'verre' }));
    const { answers } = await ask({ main: { connector, maxPromptLength: 20 } }, { fields: [material] });
    expect(answers.map(brief)).toEqual([['M', null, 'failed', 'prompt too long']]);
    expect(sent).toEqual([]);
  });

  it('never sends more tokens than the server says it takes', async () => {
    const { connector, sent } = connectorOf('mine', () => ({ text: 'verre' }));
    const limited: Connector = { ...connector, limit: async () => ({ tokens: 300 }) };
    const { answers } = await ask({ main: { connector: limited } }, { fields: [material] });
    expect(sent).toEqual([]);
    expect(answers[0]?.reason).toBe('prompt too long');
  });

  it('refuses to lead back to itself', async () => {
    await expect(ask({ main: { llm: 'other' }, other: { llm: 'main' } })).rejects.toThrow('main → other → main');
  });
});

describe('group', () => {
  it('asks up to N fields in one question', async () => {
    const { connector, sent } = connectorOf('mine', () => ({ text: '{"M":"verre","C":"blanc"}' }));
    const { answers, spending } = await ask({ main: { connector, group: 2 } });
    expect(sent.map(codesOf)).toEqual(['M+C']);
    expect(answers.map(({ value }) => value)).toEqual(['verre', 'blanc']);
    expect(spending.total().calls).toBe(1);
  });

  it('asks field by field again what it cannot read', async () => {
    const { connector, sent } = connectorOf('mine', (prompt) => ({
      text: prompt.question.fields.length > 1 ? 'I cannot' : codesOf(prompt) === 'M' ? 'verre' : 'blanc',
    }));
    const { answers } = await ask({ main: { connector, group: 2 } });
    expect(sent.map(codesOf)).toEqual(['M+C', 'M', 'C']);
    expect(answers.map(({ value }) => value)).toEqual(['verre', 'blanc']);
  });

  it('shares what a question used by its fields', async () => {
    const usage = { promptTokens: 100, completionTokens: 10 };
    const { connector } = connectorOf('mine', () => ({ text: '{"M":"verre","C":null}', usage }));
    const { answers } = await ask({ main: { connector, group: 2, price: { prompt: 2, completion: 10 } } });
    expect(answers.map((answer) => answer.usage?.promptTokens)).toEqual([50, 50]);
    expect(answers[0]?.usage?.cost).toBeCloseTo(0.00015);
  });
});

describe('fallback', () => {
  it('asks the next one for what failed, never for what is absent', async () => {
    const first = connectorOf('first', (prompt) => (codesOf(prompt) === 'M' ? fails() : { text: 'null' }));
    const second = connectorOf('second', () => ({ text: 'verre' }));
    const { answers } = await ask({
      main: { connector: first.connector, fallback: ['next'] },
      next: { connector: second.connector },
    });
    expect(second.sent.map(codesOf)).toEqual(['M']);
    expect(answers.map(brief)).toEqual([
      ['M', 'verre', 'found'],
      ['C', null, 'absent'],
    ]);
    expect(answers[0]).toMatchObject({ connector: 'second' });
  });

  it('tells every reason when all fail', async () => {
    const llms = {
      main: { connector: connectorOf('a', fails).connector, fallback: ['next'] },
      next: { connector: connectorOf('b', () => ({ text: 'chocolat' })).connector },
    };
    const { answers } = await ask(llms, { fields: [material] });
    expect(answers[0]?.reason).toMatch(/^main: the server says 500; next: .*chocolat/);
  });
});

describe('gate: offline', () => {
  const sureOf = (known: Record<string, EngineAnswer>): Engine => ({
    answer: (fields) => fields.map(({ code }) => known[code] ?? { field: code, value: null, confidence: 0.3 }),
  });

  it('asks only what the engine is not sure of', async () => {
    const engine = sureOf({
      M: { field: 'M', value: 'verre', confidence: 0.97, evidence: { text: 'verre', start: 10, end: 15 } },
    });
    const { connector, sent } = connectorOf('mine', () => ({ text: 'blanc' }));
    const { answers } = await ask({ main: { gate: 'offline', llm: 'asked' }, asked: { connector } }, { engine });
    expect(sent.map(codesOf)).toEqual(['C']);
    expect(answers[0]).toMatchObject({ value: 'verre', connector: 'offline', confidence: 0.97 });
    expect(answers[1]).toMatchObject({ value: 'blanc', connector: 'mine' });
  });

  it('takes a sure "not stated" for an answer', async () => {
    const engine = sureOf({ M: { field: 'M', value: null, confidence: 0.99 } });
    const { connector, sent } = connectorOf('mine', () => ({ text: 'verre' }));
    const { answers } = await ask({ main: { gate: 'offline', connector } }, { engine, fields: [material] });
    expect(sent).toEqual([]);
    expect(answers[0]?.status).toBe('absent');
  });
});

describe('the offline connector', () => {
  it('answers at once, counts no call, and shows its evidence', async () => {
    const evidence = { text: '60 cm', start: 25, end: 30 };
    const engine: Engine = { answer: () => [{ field: 'W', value: 60, confidence: 0.9, evidence }] };
    const { answers, spending } = await ask({ main: { connector: { type: 'offline' } } }, { engine, fields: [width] });
    expect(answers[0]).toMatchObject({ value: 60, status: 'found', evidence, connector: 'offline' });
    expect(spending.total().calls).toBe(0);
  });
});

describe('examples', () => {
  it('are named in the answer, and a value copied from one is absent', async () => {
    const examples = () => [{ id: 7, field: 'M', description: 'Baignoire en acier', value: 'acier' }];
    const { connector, sent } = connectorOf('mine', () => ({ text: 'acier' }));
    const { answers } = await ask(
      { main: { connector, chainOfThoughts: 'few-shot' } },
      { fields: [material], examples },
    );
    expect(sent[0]?.text).toContain('Baignoire en acier');
    expect(answers[0]).toMatchObject({ value: null, status: 'absent', examples: [7] });
  });
});

describe('limits of a run', () => {
  it('stop asking after so many calls and fail the rest', async () => {
    const { connector, sent } = connectorOf('mine', () => ({ text: 'null' }));
    const { answers } = await ask({ main: { connector } }, { limits: { calls: 1 } });
    expect(sent).toHaveLength(1);
    expect(answers.map(brief)).toEqual([
      ['M', null, 'absent'],
      ['C', null, 'failed', 'budget spent'],
    ]);
  });

  it('stop asking before the cost is passed', async () => {
    const usage = { promptTokens: 1000, completionTokens: 0 };
    const { connector, sent } = connectorOf('mine', () => ({ text: 'null', usage }));
    const price = { prompt: 1000, completion: 1000 };
    const { spending } = await ask({ main: { connector, price } }, { limits: { cost: 1.2 } });
    expect(sent).toHaveLength(1);
    expect(spending.total()).toMatchObject({ calls: 1, cost: 1 });
  });

  it('count the retries of a call that failed', async () => {
    const { spending } = await ask(
      { main: { connector: connectorOf('mine', fails).connector } },
      { fields: [material] },
    );
    expect(spending.total()).toMatchObject({ calls: 1, retries: 2 });
  });
});

describe('a composition that asks for evidence', () => {
  const sure: Engine = {
    answer: (fields) => fields.map(({ code }) => ({ field: code, value: 'acier', confidence: 1 })),
  };
  const reason = '"acier" does not stand in the text';
  const absent = [['M', null, 'absent', reason]];

  it('has it where the offline engine answers', async () => {
    const offline: LlmSettings = { connector: { type: 'offline' } };
    const given = { engine: sure, fields: [material] };
    expect((await ask({ main: offline }, given)).answers.map(brief)).toEqual([['M', 'acier', 'found']]);
    expect((await ask({ main: { ...offline, grounded: true } }, given)).answers.map(brief)).toEqual(absent);
  });

  it('has it where its gate answers, and where a model does', async () => {
    const { connector } = connectorOf('mine', () => ({ text: 'acier' }));
    const given = { engine: sure, fields: [material] };
    const gated = await ask({ main: { connector, gate: 'offline', grounded: true } }, given);
    expect(gated.answers.map(brief)).toEqual(absent);
    expect((await ask({ main: { connector, grounded: true } }, { fields: [material] })).answers.map(brief)).toEqual(
      absent,
    );
  });

  it('asks nothing of its fallbacks, which have settings of their own', async () => {
    const { connector } = connectorOf('mine', fails);
    const llms = {
      main: { connector, grounded: true, fallback: ['other'] },
      other: { connector: { type: 'offline' } },
    } satisfies Record<string, LlmSettings>;
    const { answers } = await ask(llms, { engine: sure, fields: [material] });
    expect(answers[0]).toMatchObject({ value: 'acier', status: 'found', ungrounded: true });
  });
});
