import { writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lines, sceneProducts } from '../helpers/batch-scene.js';
import { queueScene, type Running, until } from '../helpers/queue-scene.js';
import { startRedis, type TestRedis, WITHOUT_REDIS } from '../helpers/redis.js';
import { runBin } from '../helpers/run-bin.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const suffix = WITHOUT_REDIS ? ` (${WITHOUT_REDIS})` : '';
const FIELD = { name: 'width', label: 'largeur', type: 'number', unit: 'cm' };

describe.skipIf(WITHOUT_REDIS)(`a Redis that is of no use${suffix}`, { timeout: 60_000 }, () => {
  const folder = temporaryFolder();
  const environment = { XDG_DATA_HOME: join(folder, 'data') };
  const run = (words: readonly string[], input = '') => runBin(words, { directory: folder, environment, input });
  let redis: TestRedis;
  let locked: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
    locked = await startRedis('--requirepass', 'open sesame');
    writeFileSync(join(folder, 'fields.json'), JSON.stringify([FIELD]));
    const { code } = await run(['db', 'seed', '--fields', 'fields.json', '--database', 'c.db']);
    expect(code).toBe(0);
  });
  beforeEach(async () => {
    await redis.client.call('REPLICAOF', 'NO', 'ONE');
    await redis.client.config('SET', 'maxmemory', 0, 'maxmemory-policy', 'noeviction');
  });
  afterAll(async () => {
    await redis.close();
    await locked.close();
  });

  const row = lines([{ id: 1, description: 'Table, largeur 60 cm', fields: ['width'] }]);
  const portOf = ({ url }: TestRedis) => url.replace(/.*:/, '');
  /** A server that answers each connection by a function. */
  const otherServer = async (answer: (socket: Socket) => void) => {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return { url: `redis://127.0.0.1:${(server.address() as { port: number }).port}`, close: () => server.close() };
  };

  /** What a batch and a worker say of an address, which is one sentence of an error. */
  async function refusals(url: string): Promise<string> {
    const queue = ['--database', 'c.db', '--queue', url];
    const batch = await run(['batch', ...queue], row);
    const worker = await run(['worker', ...queue]);
    for (const { code, stdout, stderr } of [batch, worker]) {
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^error: [^\n]+\n$/);
    }
    expect(worker.stderr).toBe(batch.stderr);
    return batch.stderr;
  }

  it('is a replica that cannot be written', async () => {
    await redis.client.call('REPLICAOF', '127.0.0.1', portOf(locked));
    expect(await refusals(redis.url)).toBe(
      `error: the Redis at ${redis.url} is a read-only replica: name its primary in --queue\n`,
    );
    const { code, stderr } = await run(['batch', '--status', '--queue', redis.url]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it.each([
    ['all keys', ['~other:*']],
    ["BullMQ's keys", ['~akeneo-lookup:*']],
    ['scripts', ['~*', '-eval', '-evalsha']],
  ])('gives its user no right to %s', async (_, rights) => {
    await redis.client.call('ACL', 'SETUSER', 'small', 'reset', 'on', '>word', '+@all', ...rights);
    const told = await refusals(redis.url.replace('//', '//small:word@'));
    expect(told).toContain(`the user of --queue may not do at ${redis.url} what the queue needs`);
    expect(told).not.toContain('word@');
  });

  it('is full', async () => {
    await redis.client.config('SET', 'maxmemory', 1000);
    expect(await refusals(redis.url)).toContain(`the Redis at ${redis.url} is full`);
  });

  it('drops what it holds when it is full', async () => {
    await redis.client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect(await refusals(redis.url)).toContain('(maxmemory-policy allkeys-lru), and a queue must lose nothing');
  });

  it('wants a password', async () => {
    expect(await refusals(locked.url)).toContain(`the Redis at ${locked.url} wants a password`);
  });

  it('refuses the password', async () => {
    const told = await refusals(locked.url.replace('//', '//:sesame@'));
    expect(told).toContain(`the Redis at ${locked.url} refuses the user or the password`);
    expect(told).not.toContain('sesame@');
  });

  it('has no such database', async () => {
    expect(await refusals(`${redis.url}/99`)).toContain(`the Redis at ${redis.url}/99 has no database of this number`);
  });

  it('is not there', async () => {
    expect(await refusals('redis://127.0.0.1:1')).toContain('no Redis listens at redis://127.0.0.1:1: start one');
    expect(await refusals('redis://no-such-host.invalid:6379')).toContain('no host is known by the name in');
  });

  it('is something else', async () => {
    const web = await otherServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    });
    expect(await refusals(web.url)).toContain(`what answers at ${web.url} is no Redis`);
    web.close();
    const silent = await otherServer((socket) => socket.on('error', () => undefined));
    expect(await refusals(silent.url)).toContain(`no Redis answers at ${silent.url} (nothing within 5 seconds)`);
    silent.close();
  });
});

describe.skipIf(WITHOUT_REDIS)(`a Redis that goes away${suffix}`, { timeout: 120_000 }, () => {
  const scene = queueScene();
  const { start, startWorkers, serve } = scene;
  const batch = (output: string, ...words: string[]) =>
    start(['batch', 'products.jsonl', '--fields', 'EF000007', '--output', output, ...words], server);
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(() => void scene.write('products.jsonl', lines(sceneProducts(100))));
  beforeEach(async () => {
    server = await serve({ latency: 300 });
  });

  /** Follows what a program says on stderr. */
  function listen({ child }: Running): { readonly text: string } {
    const heard = { text: '' };
    child.stderr?.on('data', (text) => {
      heard.text += text;
    });
    return heard;
  }

  it.each(['gone', 'standing still'])('lets an idle worker end on SIGTERM when it is %s', async (how) => {
    const [worker] = await startWorkers(1, server);
    if (!worker) throw new Error('no worker');
    const heard = listen(worker);
    if (how === 'gone') {
      await scene.redis().end();
      await until(() => heard.text.includes('does not answer any more'));
    } else scene.redis().signal('SIGSTOP');
    worker.child.kill('SIGTERM');
    const { code, stderr } = await worker.ended;
    expect(code).toBe(0);
    expect(stderr).toContain('"reason":"SIGTERM"');
    if (how === 'gone') await scene.redis().restart();
    else scene.redis().signal('SIGCONT');
  });

  it('is told by a batch, which goes on when it is back', async () => {
    await startWorkers(1, server);
    const running = batch('back.jsonl');
    const heard = listen(running);
    await until(() => server.calls > 10);
    await scene.redis().end();
    await until(() => heard.text.includes('does not answer any more: waiting until it does'));
    await scene.redis().restart();
    const { code, stderr } = await running.ended;
    expect({ code, back: stderr.includes('answers again') }).toEqual({ code: 0, back: true });
    expect(scene.rows('back.jsonl').filter(({ values }) => values.EF000007)).toHaveLength(100);
  });

  it('lets a batch end on SIGTERM, and be continued', async () => {
    await startWorkers(1, server);
    const running = batch('ended.jsonl');
    const heard = listen(running);
    await until(() => server.calls > 30);
    await scene.redis().end();
    await until(() => heard.text.includes('does not answer any more'));
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(143);
    await scene.redis().restart();
    const { code } = await batch('ended.jsonl', '--resume').ended;
    expect(code).toBe(0);
    expect(scene.rows('ended.jsonl').filter(({ values }) => values.EF000007)).toHaveLength(100);
  });

  it('ends a batch with a sentence when it turns read-only, and keeps what is written', async () => {
    await startWorkers(1, server);
    const running = batch('read-only.jsonl');
    await until(() => server.calls > 20);
    await scene.redis().client.call('REPLICAOF', '127.0.0.1', '1');
    const { code, stderr } = await running.ended;
    expect(code).toBe(2);
    expect(stderr).toContain('is a read-only replica: name its primary in --queue');
    expect(stderr).not.toContain('ReplyError');
    await scene.redis().client.call('REPLICAOF', 'NO', 'ONE');
    const resumed = await batch('read-only.jsonl', '--resume').ended;
    expect(resumed.code).toBe(0);
    expect(scene.rows('read-only.jsonl').filter(({ values }) => values.EF000007)).toHaveLength(100);
  });
});
