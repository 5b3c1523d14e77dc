import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { freePort } from './free-port.js';
import { preparePython } from './python-packages.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a llama.cpp server with two slots of CONTEXT tokens; empty when it cannot be had here. */
    readonly llamaUrl: string;
    readonly model: string;
  }
}

/** Tokens of context of each slot. */
export const CONTEXT = 1024;

/** Serves SmolLM2 with llama.cpp while the tests run; without Python or its registry the tests are skipped, and it says so. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const prepared = await preparePython();
  if (typeof prepared === 'string') {
    console.warn(`SKIPPED: no real llama.cpp server: ${prepared}`);
    project.provide('llamaUrl', '');
    project.provide('model', '');
    return undefined;
  }
  const port = await freePort();
  const script = fileURLToPath(new URL('serve.py', import.meta.url));
  const server = spawn(prepared.python, [script, prepared.model, String(CONTEXT), '2', String(port)], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    log = (log + chunk).slice(-4_000);
  });
  const url = `http://127.0.0.1:${port}`;
  await healthy(url, () => {
    if (server.exitCode !== null) throw new Error(`the llama.cpp server ended:\n${log}`);
  });
  project.provide('llamaUrl', url);
  project.provide('model', prepared.model);
  return async () => {
    server.stdin.end();
    server.kill('SIGKILL');
    await once(server, 'close');
  };
}

async function healthy(url: string, check: () => void): Promise<void> {
  for (;;) {
    check();
    const health = await fetch(`${url}/health`).catch(() => undefined);
    await health?.arrayBuffer();
    if (health?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
