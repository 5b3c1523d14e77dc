import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { pause as pauseUntil } from '../../src/async/abort.js';
import type { Llm } from '../../src/llm/llm.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import { lookupProducts, type ManyRequest, type Task } from '../../src/lookup/lookup-products.js';
import { makeField } from '../helpers/fields.js';

interface Numbered extends Task {
  readonly id: number;
}

const fields = [makeField('A'), makeField('B')];

async function* numbered(count: number, seen: { begun: number } = { begun: 0 }): AsyncGenerator<Numbered> {
  for (let id = 0; id < count; id++) {
    seen.begun++;
    yield { id, description: String(id), fields };
  }
}

/** A composition that takes so many milliseconds for a description, or until something else is done, and counts what it does at once. */
function slowLlm(delay: (description: string) => number | Promise<void>) {
  const state = { asked: 0, atOnce: 0, most: 0 };
  const llm: Llm = {
    name: 'test',
    connector: 'test',
    groupSize: 1,
    answerLocally: () => [],
    async ask([field], { description, emit, signal }) {
      state.asked++;
      state.most = Math.max(state.most, ++state.atOnce);
      try {
        const until = delay(description);
        await (typeof until === 'number' ? pauseUntil(until, signal) : until);
        emit({ field: field?.code ?? '', value: description, status: 'found' });
      } finally {
        state.atOnce--;
      }
    },
    preview: async () => [],
    check: async () => undefined,
    close: async () => undefined,
  };
  return { llm, state };
}

async function idsOf(tasks: AsyncIterable<Numbered>, request: ManyRequest): Promise<number[]> {
  const ids: number[] = [];
  for await (const { task } of lookupProducts(tasks, request)) ids.push(task.id);
  return ids;
}

const ascending = (count: number) => Array.from({ length: count }, (_, id) => id);

describe('looking up many products', () => {
  it('gives every product once, in the order of the input, whatever the order of arrival', async () => {
    const { llm, state } = slowLlm((description) => (Number(description) % 7 === 0 ? 30 : 1));
    expect(await idsOf(numbered(50), { llm, policy: lookupPolicy({ timeout: 10_000, concurrency: 6 }) })).toEqual(
      ascending(50),
    );
    expect(state).toMatchObject({ asked: 100, most: 6 });
  });

  it('gives results as they are finished when the order does not matter', async () => {
    let finish = () => {};
    const othersTaken = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { llm } = slowLlm((description) => (description === '0' ? othersTaken : 1));
    const policy = lookupPolicy({ timeout: 10_000, concurrency: 4 });
    const ids: number[] = [];
    for await (const { task } of lookupProducts(numbered(20), { llm, policy, unordered: true })) {
      ids.push(task.id);
      if (ids.length === 19) finish();
    }
    expect(ids.at(-1)).toBe(0);
    expect(ids.toSorted((a, b) => a - b)).toEqual(ascending(20));
  });

  it('begins a product only when hardly a question waits, and none while nobody takes the results', async () => {
    const { llm } = slowLlm(() => 1);
    const seen = { begun: 0 };
    const results = lookupProducts(numbered(100_000, seen), {
      llm,
      policy: lookupPolicy({ timeout: 10_000, concurrency: 256 }),
    });
    await results.next();
    for (let before = 0; before !== seen.begun; ) {
      before = seen.begun;
      await pause(200);
    }
    expect(seen.begun).toBeLessThan(5000);
    await results.return(undefined);
  });

  it('gives each product its own deadline', async () => {
    const { llm } = slowLlm((description) => (description === '1' ? 60_000 : 1));
    const statuses: string[][] = [];
    for await (const { answers } of lookupProducts(numbered(3), { llm, policy: lookupPolicy({ timeout: 200 }) }))
      statuses.push(answers.map(({ status }) => status));
    expect(statuses).toEqual([
      ['found', 'found'],
      ['timeout', 'timeout'],
      ['found', 'found'],
    ]);
  });

  it('finishes what is begun and begins nothing more when it is stopped', async () => {
    const { llm } = slowLlm(() => 20);
    const stop = new AbortController();
    const ids: number[] = [];
    for await (const { task, answers } of lookupProducts(numbered(1000), {
      llm,
      policy: lookupPolicy({ timeout: 5000 }),
      stop: stop.signal,
    })) {
      ids.push(task.id);
      expect(answers.map(({ status }) => status)).toEqual(['found', 'found']);
      if (task.id === 5) stop.abort();
    }
    expect(ids).toEqual(ascending(ids.length));
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.length).toBeLessThan(50);
  });

  it('gives up what is begun when its signal aborts, and still gives its results', async () => {
    const { llm } = slowLlm((description) => (description === '0' ? 1 : 60_000));
    const controller = new AbortController();
    const results: (string | undefined)[] = [];
    for await (const { answers } of lookupProducts(numbered(1000), {
      llm,
      policy: lookupPolicy({ timeout: 60_000 }),
      signal: controller.signal,
    })) {
      results.push(answers[0]?.reason);
      controller.abort();
    }
    expect(results[0]).toBeUndefined();
    expect(new Set(results.slice(1))).toEqual(new Set(['interrupted']));
  });

  it('ends when it is stopped while the input has nothing to give', async () => {
    async function* idle(): AsyncGenerator<Numbered> {
      yield { id: 0, description: '0', fields };
      await new Promise(() => undefined);
    }
    const { llm } = slowLlm(() => 1);
    const stop = new AbortController();
    const results = lookupProducts(idle(), { llm, policy: lookupPolicy({ timeout: 5000 }), stop: stop.signal });
    expect((await results.next()).done).toBe(false);
    setTimeout(() => stop.abort(), 20);
    expect((await results.next()).done).toBe(true);
  });

  it('passes on a broken input and a bug, and aborts what is begun when its results are no longer taken', async () => {
    async function* broken(): AsyncGenerator<Numbered> {
      yield { id: 0, description: '0', fields };
      throw new Error('unreadable');
    }
    const { llm, state } = slowLlm(() => 10_000);
    await expect(idsOf(broken(), { llm, policy: lookupPolicy({ timeout: 60_000 }) })).rejects.toThrow('unreadable');
    await pause(20);
    expect(state.atOnce).toBe(0);
    const buggy: Llm = { ...llm, ask: () => Promise.reject(new TypeError('a bug')) };
    await expect(idsOf(numbered(3), { llm: buggy, policy: lookupPolicy({ timeout: 60_000 }) })).rejects.toThrow(
      'a bug',
    );
  });
});
