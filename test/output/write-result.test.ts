import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleScript } from '../helpers/bundle-script.js';

/** Writes lines until the reader has gone or all are written, and says on stderr how it ended. */
const SCRIPT = `
  import { outputClosed, writeResult } from './src/output/write-result.ts';

  const [, , count, length] = process.argv.map(Number);
  let written = 0;
  try {
    while (written < count && !outputClosed.aborted) {
      await writeResult(String(written++).padStart(length - 1, '0') + '\\n');
    }
    process.stderr.write(JSON.stringify({ written, closed: outputClosed.aborted }));
  } catch (error) {
    process.stderr.write(error.name + ': ' + error.message);
  }
`;

let folder: string;
let script: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'output-'));
  script = await bundleScript(folder, SCRIPT);
});

afterAll(() => rm(folder, { recursive: true }));

function start(count: number, length: number, stdout: 'pipe' | number = 'pipe') {
  const child = spawn(process.execPath, [script, String(count), String(length)], { stdio: ['ignore', stdout, 'pipe'] });
  let stderr = '';
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  const ended = new Promise<{ stderr: string; code: number | null }>((resolve) => {
    child.on('close', (code) => resolve({ stderr, code }));
  });
  return { child, ended };
}

describe('writing a result', () => {
  it('gives a slow reader all of a large text', async () => {
    const { child, ended } = start(1, 8_000_000);
    let length = 0;
    for await (const chunk of child.stdout ?? []) {
      length += (chunk as Buffer).length;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(length).toBe(8_000_000);
    expect(await ended).toEqual({ stderr: '{"written":1,"closed":false}', code: 0 });
  });

  it('keeps the order of many lines', async () => {
    const { child, ended } = start(5000, 80);
    let text = '';
    for await (const chunk of child.stdout ?? []) text += chunk;
    expect(text.split('\n').map(Number).slice(0, -1)).toEqual(Array.from({ length: 5000 }, (_, index) => index));
    expect((await ended).code).toBe(0);
  });

  it('ends quietly when the reader has gone, and says so to whoever works on', async () => {
    const { child, ended } = start(1_000_000, 1000);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { stderr, code } = await ended;
    const { written, closed } = JSON.parse(stderr);
    expect({ closed, code }).toEqual({ closed: true, code: 0 });
    expect(written).toBeLessThan(1_000_000);
  });

  it('ends quietly when a shell closes it', async () => {
    const child = spawn('sh', ['-c', `"$0" "$1" 100000 1000 | head -c 1`, process.execPath, script]);
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (output.stdout += chunk));
    child.stderr.on('data', (chunk) => (output.stderr += chunk));
    await new Promise((resolve) => child.on('close', resolve));
    expect(output.stdout).toBe('0');
    expect(JSON.parse(output.stderr)).toMatchObject({ closed: true });
  });

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full', async () => {
    const { ended } = start(1, 10, openSync('/dev/full', 'w'));
    expect((await ended).stderr).toBe('UserError: cannot write to standard output (ENOSPC): check where it goes');
  });
});
