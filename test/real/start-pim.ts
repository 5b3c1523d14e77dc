import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { freePort } from './free-port.js';
import { postgresFolder, startPostgres } from './start-postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a PIM that others wrote, which holds nothing; empty when it cannot be had here. */
    readonly pimUrl: string;
  }
}

const run = promisify(execFile);

/** Its authors made it from the published description of Akeneo's API. It asks for Python 3.12, and runs on 3.11. */
const SERVER = 'akeneo-mock-server==0.9.0';
const cacheFolder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'akeneo-lookup', 'test-pim');

/** Serves a PIM while the tests run; what is missing skips them, and fails them where everything is to run. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const programs = postgresFolder();
  const python = programs === undefined ? 'PostgreSQL is missing: apt-get install postgresql' : await preparePython();
  if (programs === undefined || !existsSync(python)) {
    if (process.env.CI) throw new Error(`no PIM of others: ${python}`);
    console.warn(`SKIPPED: no PIM of others: ${python}`);
    project.provide('pimUrl', '');
    return undefined;
  }
  const postgres = await startPostgres(programs);
  const port = await freePort();
  const script = fileURLToPath(new URL('serve-pim.py', import.meta.url));
  const server = spawn(python, [script, String(port)], {
    env: { ...process.env, AKENEO_DATABASE_URL: postgres.url },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    log = (log + chunk).slice(-4_000);
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the PIM ended:\n${log}`);
    const answer = await fetch(`${url}/api/rest/v1/system-information`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  project.provide('pimUrl', url);
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await ended;
    await postgres.close();
  };
}

/** A Python that has the server; or what is missing. */
async function preparePython(): Promise<string> {
  const venv = join(cacheFolder, 'venv');
  const python = join(venv, 'bin', 'python');
  try {
    await mkdir(cacheFolder, { recursive: true });
    if (!existsSync(python)) await run('python3', ['-m', 'venv', venv]);
    const has = await run(python, ['-c', 'import akeneo_mock_server, uvicorn']).catch(() => undefined);
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--ignore-requires-python'];
    if (!has) await run(python, [...install, SERVER, 'uvicorn']);
    return python;
  } catch (error) {
    return `python3 with venv, or ${SERVER} from the Python registry: ${String((error as Error).message).split('\n', 1)[0]}`;
  }
}
