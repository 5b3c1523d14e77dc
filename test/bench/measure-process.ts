import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a process took. */
export interface Measured {
  readonly wall: number;
  /** Milliseconds of all its threads. */
  readonly cpu: number;
  /** The most memory that it had at once, in MB. */
  readonly peak: number;
  readonly stdout: string;
  /** How many lines it printed. */
  readonly rows: number;
  readonly stderr: string;
}

const HOOK = `
import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.MEASURE_FILE, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS / 1024 }));
});`;

/** Runs Node with these words to its end; an exit code that is not expected is an error. */
export async function measureProcess(
  words: readonly string[],
  {
    env = {},
    codes = [0],
    node = process.execPath,
    keeps = true,
  }: {
    readonly env?: NodeJS.ProcessEnv;
    readonly codes?: readonly number[];
    readonly node?: string;
    /** Whether what it prints is kept. */
    readonly keeps?: boolean;
  } = {},
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-measure-'));
  const file = join(folder, 'usage.json');
  // An extra certificate file costs every Node 20 start 50 ms; it is not ours.
  const { NODE_EXTRA_CA_CERTS, ...inherited } = process.env;
  const started = performance.now();
  const hook = `data:text/javascript,${encodeURIComponent(HOOK)}`;
  const child = spawn(node, ['--import', hook, ...words], {
    env: { ...inherited, ...env, MEASURE_FILE: file },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let rows = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (keeps) stdout += text;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) rows += 1;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const wall = performance.now() - started;
  if (code === null || !codes.includes(code)) throw new Error(`exit ${code}: ${stderr}`);
  const usage = JSON.parse(readFileSync(file, 'utf8')) as { cpu: number; peak: number };
  rmSync(folder, { recursive: true, force: true });
  return { wall, ...usage, stdout, rows, stderr };
}
