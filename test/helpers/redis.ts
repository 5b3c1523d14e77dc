import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** Why tests that need Redis are left out; undefined when it is here. */
export const WITHOUT_REDIS =
  spawnSync('redis-server', ['--version']).status === 0
    ? undefined
    : 'redis-server is missing: apt-get install redis-server';

// Where everything is to run, what cannot run is a failure.
if (WITHOUT_REDIS && process.env.CI) throw new Error(WITHOUT_REDIS);

/** A Redis of its own, which keeps its data over a restart. */
export interface TestRedis {
  readonly url: string;
  readonly client: Redis;
  /** Ends it, and starts it again on the same port with the same data. */
  restart(): Promise<void>;
  /** Ends it, and leaves it so. */
  end(): Promise<void>;
  /** Has it stand still, with its connections open, or go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  close(): Promise<void>;
}

/** Starts Redis on a free port with a temporary folder. @param settings words of its command line */
export async function startRedis(...settings: readonly string[]): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-redis-'));
  const port = await freePort();
  let child = start(port, folder, settings);
  const password = settings[settings.indexOf('--requirepass') + 1];
  const access = settings.includes('--requirepass') && password !== undefined ? { password } : {};
  const client = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null, ...access });
  client.on('error', () => undefined);
  await client.ping();
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    client,
    async restart() {
      await end();
      child = start(port, folder, settings);
      await client.ping();
    },
    end,
    signal: (name) => void child.kill(name),
    async close() {
      client.disconnect();
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function start(port: number, folder: string, settings: readonly string[]): ChildProcess {
  const words = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'yes',
    ...settings,
  ];
  return spawn('redis-server', words, { stdio: 'ignore' });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
