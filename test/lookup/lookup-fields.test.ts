import { describe, expect, it, vi } from 'vitest';
import { onAbort } from '../../src/async/abort.js';
import type { Answer } from '../../src/llm/answer.js';
import type { Llm, LlmRequest } from '../../src/llm/llm.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import { lookupFields } from '../../src/lookup/lookup-fields.js';
import { newQueue } from '../../src/lookup/new-queue.js';
import { makeField } from '../helpers/fields.js';

type Ask = (code: string, request: LlmRequest) => Promise<Answer> | Answer;

const found = (field: string, value: string): Answer => ({ field, value, status: 'found' });
/** Notes the code and answers it. */
function noted(asked: string[], code: string): Answer {
  asked.push(code);
  return found(code, 'x');
}
const never = () => new Promise<never>(() => undefined);

/** A composition whose answers the test writes itself. */
function llmOf(ask: Ask, given: Partial<Llm> = {}): Llm {
  return {
    name: 'test',
    connector: 'test',
    groupSize: 1,
    answerLocally: () => [],
    async ask(fields, request) {
      for (const field of fields) request.emit(await ask(field.code, request));
    },
    preview: async () => [],
    check: async () => undefined,
    close: async () => undefined,
    ...given,
  };
}

const policy = lookupPolicy({ timeout: 60_000, concurrency: 4 });
const base = { description: 'a text', policy };

describe('lookup', () => {
  it('answers in the order asked, whatever the order of arrival', async () => {
    const delays: Record<string, number> = { A: 30, B: 15, C: 0 };
    const llm = llmOf(async (code) => {
      await new Promise((resolve) => setTimeout(resolve, delays[code]));
      return found(code, code.toLowerCase());
    });
    const answers = await lookupFields({ ...base, llm, fields: ['A', 'B', 'C'].map((code) => makeField(code)) });
    expect(answers.map(({ field, value }) => [field, value])).toEqual([
      ['A', 'a'],
      ['B', 'b'],
      ['C', 'c'],
    ]);
  });

  it('says of a code that the catalogue does not know that it is unknown, and asks nothing for it', async () => {
    const asked: string[] = [];
    const llm = llmOf((code) => noted(asked, code));
    const answers = await lookupFields({ ...base, llm, fields: ['EF999999', makeField('A')] });
    expect(answers[0]).toEqual({ field: 'EF999999', value: null, status: 'unknown-field' });
    expect(asked).toEqual(['A']);
  });

  it('keeps what is finished when the deadline passes, and aborts the rest', async () => {
    let aborted = false;
    const llm = llmOf((code, { signal }) => {
      if (code === 'A') return found('A', 'done');
      onAbort(signal, () => {
        aborted = true;
      });
      return never();
    });
    const answers = await lookupFields({
      ...base,
      policy: { ...policy, timeout: 40 },
      llm,
      fields: [makeField('A'), makeField('B')],
    });
    expect(answers.map(({ status }) => status)).toEqual(['found', 'timeout']);
    expect(answers[1]?.reason).toBe('no answer within 40 ms');
    expect(aborted).toBe(true);
  });

  it('counts waiting in the queue as part of the deadline', async () => {
    const asked: string[] = [];
    const llm = llmOf((code) => noted(asked, code) && never());
    const fields = [makeField('A'), makeField('B'), makeField('C')];
    const answers = await lookupFields({ ...base, policy: { ...policy, timeout: 40, concurrency: 1 }, llm, fields });
    expect(answers.map(({ status }) => status)).toEqual(['timeout', 'timeout', 'timeout']);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(asked).toEqual(['A']);
  });

  it('keeps the members of a group that were settled before the deadline', async () => {
    const llm = llmOf((code) => (code === 'A' ? found('A', 'x') : never()), { groupSize: 2 });
    const answers = await lookupFields({
      ...base,
      policy: { ...policy, timeout: 40 },
      llm,
      fields: [makeField('A'), makeField('B')],
    });
    expect(answers.map(({ status }) => status)).toEqual(['found', 'timeout']);
  });

  it('stops when the caller gives up and says that it was interrupted', async () => {
    const controller = new AbortController();
    const llm = llmOf((code) => {
      controller.abort();
      return code === 'A' ? never() : found(code, 'x');
    });
    const answers = await lookupFields({ ...base, llm, fields: [makeField('A')], signal: controller.signal });
    expect(answers[0]).toMatchObject({ status: 'timeout', reason: 'interrupted' });
  });

  it('asks nothing when the caller gave up before it began', async () => {
    const asked: string[] = [];
    const llm = llmOf((code) => noted(asked, code));
    const answers = await lookupFields({ ...base, llm, fields: [makeField('A')], signal: AbortSignal.abort() });
    expect(answers[0]?.status).toBe('timeout');
    expect(asked).toEqual([]);
  });

  it('asks no more at once than it may', async () => {
    let running = 0;
    let most = 0;
    const llm = llmOf(async (code) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      return found(code, 'x');
    });
    const fields = Array.from({ length: 20 }, (_, index) => makeField(`F${index}`));
    await lookupFields({ ...base, policy: { ...policy, concurrency: 3 }, llm, fields });
    expect(most).toBe(3);
  });

  it('takes no place in the queue for what is answered at once, and waits for one while others do', async () => {
    const queue = await newQueue(1);
    const added = vi.spyOn(queue, 'add');
    const order: string[] = [];
    const answered = llmOf(never, {
      ask([field], { emit }) {
        order.push(field?.code ?? '');
        emit(found(field?.code ?? '', 'x'));
      },
    });
    const answers = await lookupFields({ ...base, llm: answered, fields: [makeField('A'), makeField('B')], queue });
    expect(answers.map(({ status }) => status)).toEqual(['found', 'found']);
    expect(added).not.toHaveBeenCalled();
    let release = () => {};
    void queue.add(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    const waiting = lookupFields({ ...base, llm: answered, fields: [makeField('C')], queue });
    expect(order).toEqual(['A', 'B']);
    release();
    expect((await waiting)[0]?.status).toBe('found');
  });

  it('asks no question for a field that a gate has answered', async () => {
    const asked: string[] = [];
    const llm = llmOf((code) => noted(asked, code), {
      answerLocally: () => [found('A', 'sure')],
    });
    const answers = await lookupFields({ ...base, llm, fields: [makeField('A'), makeField('B')] });
    expect(answers.map(({ value }) => value)).toEqual(['sure', 'x']);
    expect(asked).toEqual(['B']);
  });

  it('throws a bug and does not hide it as a failed field', async () => {
    const llm = llmOf(() => {
      throw new TypeError('a bug');
    });
    await expect(lookupFields({ ...base, llm, fields: [makeField('A')] })).rejects.toThrow('a bug');
  });

  it('tells of each answer once, as soon as it is there', async () => {
    const seen: string[] = [];
    const llm = llmOf((code, request) => {
      request.emit(found(code, 'first'));
      return found(code, 'second');
    });
    const answers = await lookupFields({
      ...base,
      llm,
      fields: [makeField('A')],
      onAnswer: ({ field }) => seen.push(field),
    });
    expect(seen).toEqual(['A']);
    expect(answers[0]?.value).toBe('first');
  });
});
