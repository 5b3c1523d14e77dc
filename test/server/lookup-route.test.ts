import { describe, expect, it } from 'vitest';
import { onAbort } from '../../src/async/abort.js';
import { startServer, until } from './start-server.js';

const never = () => new Promise<never>(() => undefined);
const body = { description: 'a text', fields: ['B', 'A', 'X'] };

describe('POST /api/product/fields/lookup', () => {
  it('answers field code to value in the order asked', async () => {
    const { post } = await startServer();
    const response = await post(body);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('x-unanswered')).toBe('X');
    expect(await response.text()).toBe('{"B":"a text","A":"a text","X":null}\n');
  });

  it('answers what a lookup prints with --details', async () => {
    const usage = { calls: 1, retries: 1, promptTokens: 7, completionTokens: 2 };
    const { post } = await startServer({ ask: (field) => ({ field, value: 1, status: 'found', llm: 'test', usage }) });
    const details = await (await post({ ...body, llm: 'test' }, '?details=true')).json();
    expect(details).toMatchObject({
      values: { B: 1, A: 1, X: null },
      answers: [{ field: 'B', status: 'found' }, { field: 'A' }, { field: 'X', status: 'unknown-field' }],
      llm: 'test',
      usage: { calls: 2, retries: 2, promptTokens: 14, completionTokens: 4 },
      warnings: ['no field "X"'],
    });
  });

  it('answers what is finished when the deadline passes', async () => {
    const { post } = await startServer({
      timeout: 60,
      ask: (field) => (field === 'A' ? { field, value: 'done', status: 'found' } : never()),
    });
    const response = await post({ description: 'a text', fields: ['A', 'B', 'C'] }, '?details=true');
    expect(response.status).toBe(200);
    expect(response.headers.get('x-unanswered')).toBe('B,C');
    const { values, answers } = (await response.json()) as { values: unknown; answers: { status: string }[] };
    expect(values).toEqual({ A: 'done', B: null, C: null });
    expect(answers.map(({ status }) => status)).toEqual(['found', 'timeout', 'timeout']);
  });

  it('asks the configured fields when a request names none', async () => {
    const { post } = await startServer({ fields: ['C'] });
    expect(await (await post({ description: 'a text' })).json()).toEqual({ C: 'a text' });
  });

  it.each([
    ['no description', { fields: ['A'] }, ['body', 'description']],
    ['an empty description', { description: '', fields: ['A'] }, ['body', 'description']],
    ['no fields', { description: 'x' }, ['body', 'fields']],
    ['an empty list of fields', { description: 'x', fields: [] }, ['body', 'fields']],
    ['a code that is a number', { description: 'x', fields: ['A', 1] }, ['body', 'fields', 1]],
    ['a key that is not known', { description: 'x', fields: ['A'], 'a/b': 1 }, ['body', 'a/b']],
    ['an llm that is not known', { description: 'x', fields: ['A'], llm: 'lama' }, ['body', 'llm']],
    ['a list', [], ['body']],
    ['no JSON', '{"description', ['body']],
    ['nothing', '', ['body']],
    ['a poisoned prototype', '{"description":"x","fields":["A"],"__proto__":{}}', ['body']],
  ])('refuses %s with 422 and the place', async (_name, given, loc) => {
    const { post, log } = await startServer();
    const response = await post(given);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({ detail: [{ loc, msg: expect.stringMatching(/./) }] });
    await until(() => log.length > 0);
    expect(log[0]).toMatchObject({ status: 422 });
  });

  it.each([
    ['?details=yes', ['query', 'details']],
    ['?detail=true', ['query', 'detail']],
  ])('refuses the query %s', async (query, loc) => {
    const { post } = await startServer();
    const response = await post(body, query);
    expect([response.status, await response.json()]).toMatchObject([422, { detail: [{ loc }] }]);
  });

  it('refuses what is too large, and what is no JSON by its type', async () => {
    const { post, url } = await startServer();
    expect((await post({ ...body, description: 'x'.repeat(1 << 20) })).status).toBe(413);
    const response = await fetch(`${url}/api/product/fields/lookup`, { method: 'POST', body: 'x' });
    expect([response.status, await response.json()]).toMatchObject([415, { detail: [{ loc: ['body'] }] }]);
  });

  it('says nothing to the client of a mistake of its own, and everything to the log', async () => {
    const { post, log } = await startServer({
      ask: () => {
        throw new TypeError('a bug');
      },
    });
    const response = await post(body);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('a bug');
    await until(() => log.length > 0);
    expect(log[0]?.error).toMatch(/TypeError: a bug\n.*start-server/s);
  });

  it('keeps requests apart that come at once', async () => {
    const { post } = await startServer({ lookups: 50, concurrency: 3 });
    const texts = Array.from({ length: 50 }, (_, index) => `text ${index}`);
    const answers = await Promise.all(
      texts.map(async (description) => (await post({ description, fields: ['A', 'B'] })).json()),
    );
    expect(answers).toEqual(texts.map((text) => ({ A: text, B: text })));
  });

  it('turns away who finds no place in the line, and lets the others wait', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let asked = 0;
    const { post } = await startServer({
      lookups: 1,
      ask: async (field) => {
        asked++;
        await gate;
        return { field, value: 'x', status: 'found' };
      },
    });
    const one = { description: 'x', fields: ['A'] };
    const first = post(one);
    await until(() => asked === 1);
    const others = [post(one), post(one), post(one)];
    const refused = await Promise.race(others);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(asked).toBe(1);
    release();
    const statuses = await Promise.all([first, ...others].map(async (response) => (await response).status));
    expect(statuses.sort()).toEqual([200, 200, 200, 503]);
    expect(asked).toBe(3);
  });

  it('gives a lookup up when its client goes away, and frees its place', async () => {
    const gone = new AbortController();
    let aborted = false;
    const { post, url, log } = await startServer({
      lookups: 1,
      ask: (field, { signal, description }) => {
        if (description === 'quick') return { field, value: 'x', status: 'found' };
        onAbort(signal, () => {
          aborted = true;
        });
        setImmediate(() => gone.abort());
        return never();
      },
    });
    const slow = fetch(`${url}/api/product/fields/lookup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ description: 'slow', fields: ['A'] }),
      signal: gone.signal,
    });
    await expect(slow).rejects.toThrow();
    await until(() => aborted);
    expect((await post({ description: 'quick', fields: ['A'] })).status).toBe(200);
    await until(() => log.length === 2);
    expect(log[0]).toMatchObject({ status: 499, llm: 'test', fields: 1 });
  });

  it('logs no word of a description', async () => {
    const { post, log } = await startServer();
    await post({ description: 'a hidden text', fields: ['A'] });
    await until(() => log.length > 0);
    expect(log).toEqual([
      {
        method: 'POST',
        path: '/api/product/fields/lookup',
        status: 200,
        milliseconds: expect.any(Number),
        llm: 'test',
        fields: 1,
      },
    ]);
  });
});
