import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createConnector } from '../../../src/connectors/index.js';
import { contextOf, promptOf } from '../prompts.js';
import { forever } from '../wires.js';

/** A connector whose program is a line of JavaScript. */
const node = (script: string, more: object = {}, args: readonly string[] = []) =>
  createConnector({ type: 'command', command: [process.execPath, '-e', script, ...args], ...more }, contextOf());

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function temporaryFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'command-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'pids');
}

test('gives the prompt on standard input and takes the completion from standard output', async () => {
  const connector = await node('process.stdin.pipe(process.stdout)');
  const { text } = await connector.complete(promptOf({ template: 'llama2' }), { signal: forever() });
  expect(text).toBe(promptOf({ template: 'llama2' }).text);
});

test('reads a prompt and a completion of a megabyte', async () => {
  const connector = await node('process.stdin.pipe(process.stdout)');
  const { text } = await connector.complete(promptOf({ description: 'é'.repeat(1e6) }), { signal: forever() });
  expect(text.match(/é/g)).toHaveLength(1e6);
});

test('passes arguments as they are, without a shell', async () => {
  const connector = await node('console.log(process.argv.at(-1))', {}, ['$(whoami); echo "*"']);
  expect((await connector.complete(promptOf(), { signal: forever() })).text).toBe('$(whoami); echo "*"');
});

test('adds variables to the environment and runs in the folder that is configured', async () => {
  const connector = await node('console.log(process.env.MODE, process.env.PATH !== undefined, process.cwd())', {
    env: { MODE: 'quiet' },
    cwd: '/',
  });
  expect((await connector.complete(promptOf(), { signal: forever() })).text).toBe('quiet true /');
});

test('tells the last lines of standard error when the program fails', async () => {
  const connector = await node('console.error("one\\ntwo\\nthree\\nfour"); process.exit(3)');
  await expect(connector.complete(promptOf(), { signal: forever() })).rejects.toThrow(
    /ended with code 3: two \| three \| four$/,
  );
});

test('shows no secret of its environment', async () => {
  const env = { SERVICE_TOKEN: 'a-secret-of-the-test' };
  const connector = await node('console.error("wrong token", process.env.SERVICE_TOKEN); process.exit(1)', { env });
  await expect(connector.complete(promptOf(), { signal: forever() })).rejects.toThrow(/: wrong token \[redacted\]$/);
});

test.each([
  [process.execPath, undefined],
  ['node', undefined],
  ['./no-such-program', 'there is no program "./no-such-program"'],
  ['no-such-program-here', 'there is no program "no-such-program-here"'],
])('says whether %s can be run', async (program, problem) => {
  const connector = await createConnector({ type: 'command', command: [program] }, contextOf());
  expect(await connector.check?.({ signal: forever() })).toBe(problem);
});

test('tells when the program does not exist', async () => {
  const connector = await createConnector({ type: 'command', command: ['no-such-program-here'] }, contextOf());
  await expect(connector.complete(promptOf(), { signal: forever() })).rejects.toThrow(
    'the program "no-such-program-here" cannot be run',
  );
});

test('takes the answer of a program that does not read its input', async () => {
  const connector = await node('process.stdin.destroy(); console.log("blanc")');
  const { text } = await connector.complete(promptOf({ description: 'x'.repeat(1e6) }), { signal: forever() });
  expect(text).toBe('blanc');
});

test('kills the program and its children when the question is aborted', async () => {
  const file = await temporaryFile();
  const script = `
    const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    process.on('SIGTERM', () => {});
    require('node:fs').writeFileSync(process.argv[1], process.pid + ' ' + child.pid);
    setInterval(() => {}, 1000);`;
  const connector = await node(script, {}, [file]);
  const abort = new AbortController();
  const asked = connector.complete(promptOf(), { signal: abort.signal });
  let pids: number[] = [];
  while (pids.length < 2) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    pids = (await readFile(file, 'utf8').catch(() => '')).split(' ').filter(Boolean).map(Number);
  }
  expect(pids.map(isAlive)).toEqual([true, true]);
  abort.abort(new Error('interrupted'));
  await expect(asked).rejects.toThrow('interrupted');
  while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 10));
});

test('does not start when the question is already aborted', async () => {
  const connector = await node('console.log("blanc")');
  await expect(connector.complete(promptOf(), { signal: AbortSignal.abort(new Error('over')) })).rejects.toThrow(
    'over',
  );
});
