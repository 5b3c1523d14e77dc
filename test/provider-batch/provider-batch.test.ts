import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BatchProvider, Step } from '../helpers/batch-provider.js';
import { lines, sceneProducts } from '../helpers/batch-scene.js';
import type { Fault } from '../helpers/llm-faults.js';
import { KEY, paidOnce, providerScene, QUESTIONS, WIRES } from './provider-scene.js';

const scene = providerScene();
const refused = (message: string, type = 'invalid_request_error') => ({ type: 'error', error: { type, message } });

/** Has all batches end while a run goes on. */
async function ending<T>(provider: BatchProvider, run: Promise<T>): Promise<T> {
  const timer = setInterval(provider.endAll, 100);
  return run.finally(() => clearInterval(timer));
}

describe.each(WIRES)('batches of %s', (wire) => {
  it('answers all products out of one, at its price, in any order of the results', async () => {
    const provider = await scene.provide({ looks: 1 });
    const batch = scene.batchOf(wire, provider);
    const { code, stderr } = await batch.run(['--details']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(batch.rows().map(({ id, values }) => ({ id, values }))).toEqual(scene.filled);
    expect(paidOnce(provider)).toBe(true);
    expect(stderr).toContain(`1 batch with the provider: ${QUESTIONS} questions, 0 answered\n`);
    // One more call tried the provider with a few tokens.
    expect(stderr).toMatch(/25 calls, /);
    const { usage } = batch.rows()[0].answers[0];
    const prompt = wire === 'openai' ? 12 : 16;
    expect(usage).toMatchObject({ calls: 1, promptTokens: prompt, completionTokens: 3, cachedTokens: 4 });
    expect(usage.cost * 1e6).toBeCloseTo((prompt + 2 * 3) / 2, 6);
    const cost = Number(/cost ([\d.e-]+)/.exec(stderr)?.[1]);
    expect(cost).toBeCloseTo(((prompt + 6) / 1e6) * (1 + QUESTIONS / 2), 5);
    expect(stderr + readFileSync(batch.output, 'utf8') + readFileSync(batch.database, 'latin1')).not.toContain(KEY);
  });

  it('splits the questions by the limits of a server, in number and in bytes', async () => {
    const provider = await scene.provide();
    const few = scene.batchOf(wire, provider, { batchLimits: { questions: 5 } });
    expect(await few.run()).toMatchObject({ code: 0 });
    expect(few.rows()).toEqual(scene.filled);
    expect(provider.batches.map(({ lines: asked }) => asked.length).toSorted()).toEqual([4, 5, 5, 5, 5]);
    expect(paidOnce(provider)).toBe(true);
    const other = await scene.provide();
    const small = scene.batchOf(wire, other, { batchLimits: { bytes: 10_000 } });
    expect(await small.run()).toMatchObject({ code: 0 });
    expect(small.rows()).toEqual(scene.filled);
    expect(paidOnce(other)).toBe(true);
    const sizes = other.batches.map(({ lines: asked }) => Buffer.byteLength(JSON.stringify(asked)));
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(10_000);
    // No batch is begun while one has room.
    for (const [at, size] of sizes.entries()) expect(size + (sizes[at + 1] ?? Infinity)).toBeGreaterThan(8_000);
  });

  it('ends without waiting when it is told to, and takes the answers in later, from any process', async () => {
    const provider = await scene.provide({ looks: 2 });
    const batch = scene.batchOf(wire, provider);
    const first = await batch.run(['--no-wait']);
    expect(first.code).toBe(3);
    expect(first.stderr).toContain(`1 batch with the provider: ${QUESTIONS} questions`);
    expect(first.stderr).toContain('to take their answers in: the same command with --resume');
    const plan = await batch.plain([scene.input, '--plan', '--format', 'jsonl']);
    expect(JSON.parse(plan.stdout)).toMatchObject({ questions: 0, waiting: QUESTIONS, cost: 0 });
    // The output that another run fills is of the same questions.
    const { stdout, code } = await batch.plain([scene.input]);
    expect(code).toBe(0);
    expect(stdout).toBe(lines(scene.filled));
    const last = await batch.run(['--resume']);
    expect(last.code).toBe(0);
    expect(last.stderr).toContain(`${QUESTIONS} answers from the cache`);
    expect(paidOnce(provider)).toBe(true);
    expect(provider.batches).toHaveLength(1);
  });

  it('asks again what expired or failed by no fault of its own, and tells what is refused', async () => {
    const body = refused('overloaded', 'overloaded_error');
    const provider = await scene.provide({
      line: (_key, times, asked) => {
        const text = JSON.stringify(asked);
        if (text.includes('de la série 3,')) return { status: 400, body: refused('this question is not allowed') };
        if (text.includes('de la série 4,') && times === 0) return 'expired';
        return text.includes('de la série 5,') && times === 0 ? { status: 529, body } : undefined;
      },
    });
    const batch = scene.batchOf(wire, provider);
    const { code, stderr } = await batch.run();
    expect(code).toBe(3);
    expect(stderr).toContain('this question is not allowed');
    expect(batch.rows().map(({ values }) => values)).toEqual(
      scene.filled.map(({ values }, at) => (at === 3 ? { EF000007: null, EF000008: null } : values)),
    );
    expect([...provider.paid.values()]).toEqual(Array(QUESTIONS - 2).fill(1));
    expect(provider.batches.map(({ lines: asked }) => asked.length)).toEqual([4, QUESTIONS]);
  });

  it('bears with a provider that is busy, breaks off, errs or is not there for a while', async () => {
    const busy = { status: 429, headers: { 'retry-after-ms': '5' } };
    const faults: Partial<Record<Step, readonly (Fault | undefined)[]>> = {
      call: [busy],
      upload: [busy, 'reset'],
      list: [undefined, { status: 503 }],
      create: [busy, { status: 500 }],
      look: ['reset', { status: 500 }, 'cut'],
      results: [{ status: 500 }, 'cut', 'html', 'reset'],
    };
    const provider = await scene.provide({
      fault: (what, count) => faults[what]?.[count],
    });
    const batch = scene.batchOf(wire, provider);
    const { code, stderr } = await batch.run();
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(batch.rows()).toEqual(scene.filled);
    expect(paidOnce(provider)).toBe(true);
  });

  it('creates no second batch where the first order was heard and its answer lost', async () => {
    const provider = await scene.provide({ fault: (what) => (what === 'created' ? 'reset' : undefined) });
    const batch = scene.batchOf(wire, provider);
    expect(await batch.run()).toMatchObject({ code: 0 });
    expect(paidOnce(provider)).toBe(true);
    expect(provider.batches).toHaveLength(1);
  });

  it('leaves what is with the provider on Ctrl-C, and cancels it on a second one', async () => {
    const provider = await scene.provide({ looks: 1_000 });
    const batch = scene.batchOf(wire, provider);
    const first = await batch.run([], {
      onStart(child) {
        child.stderr?.on('data', (text: Buffer) => {
          if (/^1 batch with the provider: .*answered\n$/.test(String(text)) && !child.killed) child.kill('SIGINT');
          else if (/Ctrl-C again within/.test(String(text))) child.kill('SIGINT');
        });
      },
    });
    expect(first.code).toBe(130);
    expect(first.stderr).toContain('1 of 1 batches are cancelled; what is answered already is billed, and not lost');
    expect(provider.steps.cancel).toBe(1);
    const second = await ending(provider, batch.run(['--resume']));
    expect({ code: second.code, stderr: second.stderr }).toMatchObject({ code: 0 });
    expect(batch.rows()).toEqual(scene.filled);
    expect(paidOnce(provider)).toBe(true);
  });

  it('goes on at the provider after one Ctrl-C', async () => {
    const provider = await scene.provide({ looks: 1_000 });
    const batch = scene.batchOf(wire, provider);
    const { code, stderr } = await batch.run([], {
      onStart: (child) =>
        void child.stderr?.on('data', (text: Buffer) => {
          if (/^1 batch with the provider: .*answered\n$/.test(String(text)) && !child.killed) child.kill('SIGINT');
        }),
    });
    expect(code).toBe(130);
    expect(stderr).toContain('they go on, Ctrl-C again within 5 s cancels them');
    expect(provider.steps.cancel).toBe(0);
    provider.endAll();
    expect(await batch.run(['--resume'])).toMatchObject({ code: 0 });
    expect(paidOnce(provider)).toBe(true);
  });

  it('keeps to a most cost, which no answer can exceed', async () => {
    const provider = await scene.provide({ promptTokens: 100, completionTokens: 10 });
    // About seven questions of some 700 characters and 10 tokens of an answer.
    const batch = scene.batchOf(wire, provider, { maxTokens: 10 });
    const { code, stderr } = await batch.run(['--max-cost', '0.001']);
    expect(code).toBe(3);
    expect(stderr).toContain('budget spent');
    expect(Number(/cost ([\d.e-]+)/.exec(stderr)?.[1])).toBeLessThanOrEqual(0.001);
    const before = provider.paid.size;
    expect(before).toBeGreaterThan(1);
    expect(await batch.run(['--resume'])).toMatchObject({ code: 0 });
    expect(batch.rows()).toEqual(scene.filled);
    expect(paidOnce(provider)).toBe(true);
  });

  it('learns what the model refuses before a batch is written', async () => {
    const provider = await scene.provide({
      fault: (what, count) =>
        what === 'call' && count === 0
          ? { status: 400, body: refused('temperature is not supported with this model') }
          : undefined,
    });
    const batch = scene.batchOf(wire, provider, { temperature: 0 });
    expect(await batch.run()).toMatchObject({ code: 0 });
    expect(provider.calls).toHaveLength(1);
    for (const { body } of provider.batches[0]?.lines ?? []) expect(body).not.toHaveProperty('temperature');
    expect(paidOnce(provider)).toBe(true);
  });

  it('asks a group field by field where its answer cannot be read, in another batch', async () => {
    const provider = await scene.provide({
      answer: ({ body }) => {
        const text = JSON.stringify(body);
        const colour = /Lavabo (\S+) de/.exec(text)?.[1];
        const width = /largeur (\d+) cm/.exec(text)?.[1];
        const isBoth = /EF000007/.test(text) && /EF000008/.test(text);
        return isBoth ? '{"nothing":"of the kind"}' : JSON.stringify(/EF000007|[Cc]ouleur/.test(text) ? colour : width);
      },
    });
    const batch = scene.batchOf(wire, provider, { group: 2 });
    const { code, stderr } = await batch.run(['--limit', '3']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(batch.rows()).toEqual(scene.filled.slice(0, 3));
    expect(provider.batches.map(({ lines: asked }) => asked.length)).toEqual([6, 3]);
    expect([...provider.paid.values()]).toEqual(Array(9).fill(1));
  });
});

describe('batches of providers', () => {
  it('go smaller and one at a time where the provider has too much waiting', async () => {
    const provider = await scene.provide({
      refuse: (questions, open) =>
        questions > 70 || open > 1
          ? { code: 'token_limit_exceeded', message: 'Enqueued token limit reached' }
          : undefined,
    });
    const many = scene.write('many.jsonl', lines(sceneProducts(60)));
    const batch = scene.batchOf('openai', provider);
    const { code, stdout, stderr } = await batch.plain([many]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toContain('too much waiting');
    expect(stdout.trimEnd().split('\n')).toHaveLength(60);
    expect([...provider.paid.values()]).toEqual(Array(120).fill(1));
    expect(
      Math.max(...provider.batches.filter(({ refusal }) => !refusal).map(({ lines: asked }) => asked.length)),
    ).toBe(60);
  });

  it('take products from a pipe, and fall back on what is asked question by question', async () => {
    const provider = await scene.provide({
      line: (_key, _times, body) =>
        /largeur 4[0-2] cm/.test(JSON.stringify(body))
          ? { status: 400, body: { error: { message: 'no' } } }
          : undefined,
    });
    const batch = scene.batchOf('openai', provider, { fallback: ['offline'] });
    const { code, stdout, stderr } = await batch.plain(['-'], {
      input: lines(sceneProducts(12)),
    });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toBe(lines(scene.filled));
    expect(provider.paid.size).toBe(QUESTIONS - 6);
  });

  it('are told apart from what has none, and from flags that contradict them', async () => {
    const provider = await scene.provide();
    const batch = scene.batchOf('openai', provider);
    const told = async (...words: string[]) => (await batch.plain([scene.input, ...words])).stderr;
    expect(await told('--no-cache')).toBe(
      'error: the answers of batches are taken in through the cache: leave out --no-cache\n',
    );
    expect(await told('--queue', 'redis://127.0.0.1:1')).toContain('--queue to workers: leave one out');
    const offline = await scene.run(['batch', scene.input, '--fields', 'EF000007', '--provider-batch']);
    expect(offline.stderr).toContain('llm "offline" asks no provider that has batches');
    const waiting = await scene.run(['batch', scene.input, '--fields', 'EF000007', '--no-wait']);
    expect(waiting.stderr).toContain('--no-wait is for --provider-batch');
  });

  it('are refused once with a key that is refused', async () => {
    const provider = await scene.provide({ fault: () => ({ status: 401, body: { error: { message: 'wrong key' } } }) });
    const batch = scene.batchOf('openai', provider);
    const { code, stderr } = await batch.run();
    expect(code).toBe(3);
    expect(stderr).toMatch(/^error: http:\/\/127.0.0.1:\d+ answered 401: wrong key\n$/m);
    expect(existsSync(`${batch.output}.lock`)).toBe(false);
    expect(provider.steps.call).toBe(1);
  });

  it('tell of one that the provider has forgotten, and ask anew with --refresh', async () => {
    const provider = await scene.provide({ looks: 1_000 });
    const batch = scene.batchOf('anthropic', provider);
    await batch.run(['--no-wait']);
    (provider.batches as unknown[]).length = 0;
    const { code, stderr } = await batch.run(['--resume']);
    expect(code).toBe(2);
    expect(stderr).toContain('the provider does not know batch batch_1 (24 questions) any more');
    expect(await ending(provider, batch.run(['--resume', '--refresh']))).toMatchObject({ code: 0 });
    expect(batch.rows()).toEqual(scene.filled);
  });

  it('leave no temporary file behind', () => {
    expect(scene.leftovers()).toEqual([]);
  });
});
