import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { cachedConnector } from '../../src/completion-cache/cached-connector.js';
import { completionKey, connectorIdentity } from '../../src/completion-cache/completion-key.js';
import type { CompletionStore } from '../../src/completion-cache/completion-store.js';
import type { Completion, Connector, Prompt } from '../../src/connectors/types.js';
import { ConnectorError } from '../../src/errors.js';
import { type CompletionSource, obtainCompletion } from '../../src/llm/obtain-completion.js';
import { createSpending, type Spending } from '../../src/llm/spending.js';

function promptOf(text: string, given: Partial<Prompt> = {}): Prompt {
  const question = { fields: [], description: text, examples: [], system: '', user: text, schema: { type: 'string' } };
  return { question, template: 'llama2', text, messages: [], sampling: {}, ...given };
}

function memoryStore(createdAt = Date.now()): CompletionStore & { readonly kept: Map<string, Completion> } {
  const kept = new Map<string, Completion>();
  return {
    kept,
    read: (key) => {
      const completion = kept.get(key);
      return completion && { completion, createdAt };
    },
    write: (key, completion) => void kept.set(key, completion),
    remove: (key) => void kept.delete(key),
  };
}

/** A connector that answers after some milliseconds and counts its calls. */
function slowConnector(delay: number, answer: () => Completion = () => ({ text: 'x' })) {
  const state = { calls: 0 };
  const connector: Connector = {
    name: 'slow',
    async complete(_, { signal }) {
      state.calls++;
      await pause(delay, undefined, { signal });
      return answer();
    },
  };
  return { connector, state };
}

const soon = () => new AbortController().signal;

/** Asks through a source that knows what its calls are counted by. */
const ask = (
  { spending, ...source }: CompletionSource & { readonly spending: Spending },
  prompt: Prompt,
  signal: AbortSignal,
) => obtainCompletion(source, prompt, { signal, spending });

describe('a connector with a memory', () => {
  it('sends a question once, and takes its answer from the store after that', async () => {
    const { connector, state } = slowConnector(1, () => ({
      text: 'x',
      retries: 2,
      usage: { promptTokens: 5, completionTokens: 1 },
    }));
    const store = memoryStore();
    const spending = createSpending();
    const source = { connector: cachedConnector(connector, { store, identity: 'a' }), settings: {}, spending };
    await ask(source, promptOf('q'), soon());
    const again = await ask(source, promptOf('q'), soon());
    expect(again).toEqual({
      completion: { text: 'x', usage: { promptTokens: 5, completionTokens: 1 } },
      kept: true,
      usage: { calls: 0, retries: 0, promptTokens: 0, completionTokens: 0, cacheHits: 1 },
    });
    expect(state.calls).toBe(1);
    expect(spending.total()).toMatchObject({ calls: 1, retries: 2, promptTokens: 5, cacheHits: 1 });
  });

  it('lets identical questions in flight share one call, which is paid for once', async () => {
    const { connector, state } = slowConnector(20);
    const spending = createSpending({ calls: 1 });
    const source = {
      connector: cachedConnector(connector, { store: memoryStore(), identity: 'a' }),
      settings: {},
      spending,
    };
    const all = await Promise.all(Array.from({ length: 50 }, () => ask(source, promptOf('q'), soon())));
    expect(all.every(({ completion }) => completion?.text === 'x')).toBe(true);
    expect(state.calls).toBe(1);
    expect(spending.total()).toMatchObject({ calls: 1, cacheHits: 49 });
  });

  it('asks itself when whoever asked first has run out of time', async () => {
    const { connector, state } = slowConnector(50);
    const source = {
      connector: cachedConnector(connector, { store: memoryStore(), identity: 'a' }),
      settings: {},
      spending: createSpending(),
    };
    const hurried = new AbortController();
    const first = ask(source, promptOf('q'), hurried.signal);
    const second = ask(source, promptOf('q'), soon());
    hurried.abort();
    await expect(first).rejects.toThrow();
    expect((await second).completion?.text).toBe('x');
    expect(state.calls).toBe(2);
  });

  it('stops waiting for the call of another when its own time is over, and leaves that call alone', async () => {
    const { connector } = slowConnector(50);
    const source = {
      connector: cachedConnector(connector, { store: memoryStore(), identity: 'a' }),
      settings: {},
      spending: createSpending(),
    };
    const first = ask(source, promptOf('q'), soon());
    const hurried = new AbortController();
    const second = ask(source, promptOf('q'), hurried.signal);
    hurried.abort();
    await expect(second).rejects.toThrow();
    expect((await first).completion?.text).toBe('x');
  });

  it('shares a failure, and keeps none', async () => {
    const { connector, state } = slowConnector(5, () => {
      throw new ConnectorError('HTTP 500', { retries: 3 });
    });
    const store = memoryStore();
    const spending = createSpending();
    const source = { connector: cachedConnector(connector, { store, identity: 'a' }), settings: {}, spending };
    const both = await Promise.all([ask(source, promptOf('q'), soon()), ask(source, promptOf('q'), soon())]);
    expect(both.map((obtained) => 'reason' in obtained && obtained.reason)).toEqual(['HTTP 500', 'HTTP 500']);
    expect(state.calls).toBe(1);
    expect(store.kept.size).toBe(0);
    expect(spending.total()).toMatchObject({ calls: 1, retries: 3 });
  });

  it('takes nothing from before a time, for a refresh', async () => {
    const { connector, state } = slowConnector(1);
    const store = memoryStore(1000);
    const source = {
      connector: cachedConnector(connector, { store, identity: 'a', notBefore: 1001 }),
      settings: {},
      spending: createSpending(),
    };
    store.write(completionKey('a', promptOf('q')), { text: 'old' });
    expect((await ask(source, promptOf('q'), soon())).completion?.text).toBe('x');
    expect(state.calls).toBe(1);
  });

  it('answers what it knows when the budget is spent', async () => {
    const { connector } = slowConnector(1);
    const source = {
      connector: cachedConnector(connector, { store: memoryStore(), identity: 'a' }),
      settings: {},
      spending: createSpending({ calls: 1 }),
    };
    await ask(source, promptOf('known'), soon());
    expect((await ask(source, promptOf('known'), soon())).completion?.text).toBe('x');
    expect(await ask(source, promptOf('new'), soon())).toEqual({ reason: 'budget spent' });
  });
});

describe('the key of a question', () => {
  const chat = { template: 'chat', messages: [{ role: 'user', content: 'q' }] } as const;
  const others: [string, string, Prompt][] = [
    ['another connector', 'b', promptOf('q')],
    ['another text', 'a', promptOf('r')],
    ['another template', 'a', promptOf('q', { template: 'chatml' })],
    ['messages', 'a', promptOf('q', chat)],
    ['another sampling', 'a', promptOf('q', { sampling: { temperature: 0.5 } })],
    ['another schema', 'a', promptOf('q', { question: { ...promptOf('q').question, schema: { type: 'number' } } })],
  ];

  it.each(others)('is another one for %s', (_, identity, prompt) => {
    expect(completionKey(identity, prompt)).not.toBe(completionKey('a', promptOf('q')));
  });

  it('does not depend on secrets, but on every other setting of the connector', () => {
    const { connector } = slowConnector(1);
    const settings = {
      type: 'openai',
      model: 'm',
      baseUrl: 'https://user:pass@host/v1',
      apiKey: 'one',
      headers: { a: 'b' },
    };
    const identity = connectorIdentity(connector, settings);
    expect(connectorIdentity(connector, { ...settings, apiKey: 'two', headers: {}, baseUrl: 'https://host/v1' })).toBe(
      identity,
    );
    expect(connectorIdentity(connector, { ...settings, model: 'n' })).not.toBe(identity);
    expect(connectorIdentity(connector, { ...settings, body: { max_tokens: 5 } })).not.toBe(identity);
    expect(identity).not.toMatch(/one|pass/);
  });

  it('is given to a connector that a configuration built only when that names itself', () => {
    const { connector } = slowConnector(1);
    expect(connectorIdentity(connector, connector)).toBeUndefined();
    expect(connectorIdentity({ ...connector, identity: 'v2' }, connector)).toBe('slow:v2');
  });
});
