import { describe, expect, it } from 'vitest';
import { startServer, until } from './start-server.js';

const encoder = new TextEncoder();

/** The lines of an answer, parsed. */
async function linesOf(response: Response): Promise<unknown[]> {
  const body = await response.text();
  expect(body.endsWith('\n')).toBe(true);
  return body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const line = (id: number, description = `text ${id}`) => `${JSON.stringify({ id, description })}\n`;

describe('POST /api/products/lookup', () => {
  it('answers one line a row, in order, and says what is wrong with a row in its place', async () => {
    const { postLines, log } = await startServer();
    const rows = [
      '{"id":"a","description":"one"}',
      'broken',
      '{"id":"c","title":"-"}',
      '{"sku":"d","Titre":"four","fields":["B","X"]}',
    ];
    const response = await postLines(rows.join('\n'), '?fields=A');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    expect(await linesOf(response)).toEqual([
      { id: 'a', values: { A: 'one' } },
      { id: 2, error: expect.stringContaining('not valid JSON') },
      { id: 'c', error: expect.stringContaining('no text') },
      { id: 'd', values: { B: 'four', X: null }, unanswered: { X: 'unknown-field' } },
    ]);
    await until(() => log.length > 0);
    expect(log[0]).toMatchObject({ status: 200, products: 4, llm: 'test' });
  });

  it('says of a row without fields how to name them', async () => {
    const { postLines } = await startServer();
    expect(await linesOf(await postLines(line(1)))).toEqual([
      { id: 1, error: expect.stringContaining('no fields asked') },
    ]);
  });

  it('reads the columns that the query names, and gives details', async () => {
    const { postLines } = await startServer();
    const response = await postLines('{"ref":"x","note":"one"}', '?fields=A&id=ref&text=note&details=true');
    expect(await linesOf(response)).toMatchObject([
      { id: 'x', values: { A: 'one' }, answers: [{ field: 'A', status: 'found' }] },
    ]);
  });

  it('refuses an unknown composition and another type before it reads', async () => {
    const { postLines, url } = await startServer();
    expect((await postLines(line(1), '?llm=lama')).status).toBe(422);
    const response = await fetch(`${url}/api/products/lookup`, { method: 'POST', body: line(1) });
    expect(response.status).toBe(415);
  });

  it('answers a row before the next one has come', async () => {
    const { postLines } = await startServer();
    const rows = new TransformStream<Uint8Array, Uint8Array>();
    const writer = rows.writable.getWriter();
    const answer = postLines(rows.readable, '?fields=A');
    void writer.write(encoder.encode(line(1)));
    const reader = (await answer).body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe('{"id":1,"values":{"A":"text 1"}}\n');
    await writer.close();
    expect((await reader?.read())?.done).toBe(true);
  });

  it('reads no further than the client takes answers', async () => {
    let asked = 0;
    const { postLines } = await startServer({
      ask: (field, { description }) => {
        asked++;
        return { field, value: description, status: 'found' };
      },
    });
    let sent = 0;
    const rows = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(encoder.encode(line(sent++, 'x'.repeat(10_000))));
        if (sent === 30_000) controller.close();
      },
    });
    const response = await postLines(rows, '?fields=A');
    let before = -1;
    while (asked > before) {
      before = asked;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(asked).toBeLessThan(15_000);
    await response.body?.cancel();
  });

  it('ends at a line that has no end', async () => {
    const { postLines } = await startServer();
    const response = await postLines(`${line(1)}{"id":2,"description":"${'x'.repeat(3 << 20)}`, '?fields=A');
    const last = (await linesOf(response)).at(-1);
    expect(last).toEqual({ id: null, error: expect.stringContaining('a line is longer') });
  });

  it('begins no more products once the client has gone', async () => {
    let asked = 0;
    const gone = new AbortController();
    const { url, log } = await startServer({
      ask: async (field) => {
        if (++asked === 20) gone.abort();
        await new Promise((resolve) => setTimeout(resolve, 1));
        return { field, value: 'x', status: 'found' };
      },
    });
    const sending = fetch(`${url}/api/products/lookup?fields=A`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: Array.from({ length: 5000 }, (_, id) => line(id)).join(''),
      signal: gone.signal,
    }).then((response) => response.text());
    await expect(sending).rejects.toThrow();
    await until(() => log.length > 0);
    const then = asked;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).toBeLessThan(then + 10);
    expect(log[0]).toMatchObject({ status: 499 });
  });

  it('says that the server had to end when it ends before the rows do', async () => {
    const { postLines, ending } = await startServer();
    const rows = new TransformStream<Uint8Array, Uint8Array>();
    const writer = rows.writable.getWriter();
    const answer = postLines(rows.readable, '?fields=A');
    void writer.write(encoder.encode(line(1)));
    const reader = (await answer).body?.getReader();
    await reader?.read();
    ending.abort();
    const last = await reader?.read();
    expect(JSON.parse(new TextDecoder().decode(last?.value))).toEqual({
      id: null,
      error: expect.stringContaining('had to end'),
    });
    await writer.abort().catch(() => undefined);
  });

  it('answers thousands of rows in order', async () => {
    const { postLines } = await startServer();
    const response = await postLines(Array.from({ length: 3000 }, (_, id) => line(id)).join(''), '?fields=A');
    const ids = (await linesOf(response)).map((row) => (row as { id: number }).id);
    expect(ids).toEqual(Array.from({ length: 3000 }, (_, id) => id));
  });
});
