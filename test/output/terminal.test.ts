import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleScript } from '../helpers/bundle-script.js';
import { hasTerminal, runInTerminal } from '../helpers/run-in-terminal.js';

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';

/** Does what its first word names. */
const SCRIPT = `
  import { printAnswers } from './src/output/answers.ts';
  import { printError, printWarning } from './src/output/notes.ts';
  import { startProgress } from './src/output/progress.ts';

  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const [, , action, option] = process.argv;
  const actions = {
    notes() {
      printWarning('first\\nline \\u001b[2J');
      printError('wrong\\n    at x');
    },
    async short() {
      const progress = startProgress('asking');
      progress.stop();
      await pause(1200);
    },
    async long() {
      const progress = startProgress('asking', { quiet: option === 'quiet' });
      await pause(1500);
      progress.update('reading');
      await pause(300);
      printWarning('by the way');
      progress.stop();
      process.stdout.write('done\\n');
    },
    async endless() {
      startProgress('asking');
      if (option === 'handled') process.on('SIGINT', () => process.exit(130));
      await pause(60_000);
    },
    answers: () => printAnswers({ answers: [{ field: 'A', value: 'x '.repeat(30).trim(), status: 'found' }], llm: 'offline', milliseconds: 1, warnings: [] }, { format: option }),
  };
  await actions[action]();
`;

let folder: string;
let script: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'output-'));
  script = await bundleScript(folder, SCRIPT);
});

afterAll(() => rm(folder, { recursive: true }));

const words = (...rest: readonly string[]) => [process.execPath, script, ...rest];

/** Runs the script in pipes. */
function inPipes(
  environment: NodeJS.ProcessEnv,
  ...rest: readonly string[]
): Promise<{ stdout: string; stderr: string }> {
  const { NO_COLOR, FORCE_COLOR, ...others } = process.env;
  const child = spawn(process.execPath, [script, ...rest], { env: { ...others, ...environment } });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += chunk));
  child.stderr.on('data', (chunk) => (output.stderr += chunk));
  return new Promise((resolve) => child.on('close', () => resolve(output)));
}

const PLAIN_NOTES = 'warning: first line \\u001b[2J\nerror: wrong\n    at x\n';
const YELLOW = '\u001b[33mwarning:\u001b[39m ';

describe.concurrent('in pipes', () => {
  it('notes are plain lines on stderr', async () => {
    expect(await inPipes({}, 'notes')).toEqual({ stdout: '', stderr: PLAIN_NOTES });
    expect((await inPipes({ FORCE_COLOR: '0' }, 'notes')).stderr).toBe(PLAIN_NOTES);
  });

  it('notes are coloured when that is asked for', async () => {
    expect((await inPipes({ FORCE_COLOR: '1' }, 'notes')).stderr).toContain(YELLOW);
    expect((await inPipes({ FORCE_COLOR: '1', NO_COLOR: '1' }, 'notes')).stderr).toContain(YELLOW);
  });

  it('progress shows nothing', async () => {
    expect(await inPipes({}, 'long')).toEqual({ stdout: 'done\n', stderr: 'warning: by the way\n' });
  });

  it('answers are one line of JSON', async () => {
    expect((await inPipes({}, 'answers')).stdout).toBe(`{"A":"${'x '.repeat(30).trim()}"}\n`);
  });
});

describe.skipIf(!hasTerminal).concurrent('in a terminal', () => {
  const show = async (environment: NodeJS.ProcessEnv, ...rest: readonly string[]) => {
    const { output } = await runInTerminal(words(...rest), { environment, columns: 30 }).finished;
    return output.replaceAll('\r\n', '\n');
  };

  it('notes are coloured, unless that is not wanted', async () => {
    expect(await show({}, 'notes')).toContain(YELLOW);
    for (const environment of [{ NO_COLOR: '1' }, { FORCE_COLOR: '0' }, { TERM: 'dumb' }]) {
      expect(await show(environment, 'notes')).toBe(PLAIN_NOTES);
    }
  });

  it('answers are indented, and tables as wide as the terminal', async () => {
    expect(await show({}, 'answers')).toBe(`{\n  "A": "${'x '.repeat(30).trim()}"\n}\n`);
    const lines = (await show({}, 'answers', 'table')).split('\n');
    expect(lines).toHaveLength(6);
    expect(Math.max(...lines.map((line) => line.length))).toBe(30);
  });

  it('progress shows a line, lets notes pass, and gives the cursor back', async () => {
    const output = await show({}, 'long');
    expect(output).toContain(HIDE_CURSOR);
    expect(output).toContain(' asking');
    expect(output).toContain(' reading');
    expect(output).toContain('by the way\n');
    expect(output.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(output.lastIndexOf(HIDE_CURSOR));
    expect(output).toContain(`${SHOW_CURSOR}done\n`);
  });

  it('progress shows nothing of what ends soon, when it is to be quiet, or where lines cannot be cleared', async () => {
    expect(await show({}, 'short')).toBe('');
    expect(await show({}, 'long', 'quiet')).not.toContain('asking');
    expect(await show({ TERM: 'dumb' }, 'long')).not.toContain('asking');
  });

  it.each(['', 'handled'])('progress gives the cursor back on Ctrl-C (%s)', async (option) => {
    const run = runInTerminal(words('endless', option));
    await run.shown('asking');
    run.press('\u0003');
    const { output, code } = await run.finished;
    expect(output.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(output.lastIndexOf(HIDE_CURSOR));
    if (option === 'handled') expect(code).toBe(130);
    else expect(code).not.toBe(0);
  });
});
