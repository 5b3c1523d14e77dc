// How long a `lookup` with a deadline of 2 s really takes when every call hangs: no more than 5 % and 100 ms longer.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureProcess } from './measure-process.js';

const TIMEOUT = 2_000;
const MOST = TIMEOUT * 1.05 + 100;
const HANGS = ['silent', 'stall', 'drip', { status: 429, headers: { 'retry-after': '60' } }];
const CONNECTORS = {
  openai: { type: 'openai', model: 'bench' },
  replicate: { type: 'replicate', model: 'owner/bench', token: 'a-token-of-the-bench' },
};

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const runner = join('test', 'bench', 'bundle-and-run.js');
const fields = 'EF002169,EF000007,EF000008,EF000040,EF001438,EF000049,EF000483,EF000076';

async function run(name: string, connector: object, fault: unknown): Promise<void> {
  const words = [runner, join('test', 'helpers', 'llm-server-process.ts'), JSON.stringify({ fault })];
  const server = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = String((await once(server.stdout, 'data'))[0]).trim();
    const config = join(folder, 'config.json');
    writeFileSync(config, JSON.stringify({ llms: { bench: { connector: { ...connector, baseUrl: `${url}/v1` } } } }));
    const asked = ['--config', config, '--llm', 'bench', '--fields', fields, '--timeout', `${TIMEOUT}ms`];
    const lookup = ['bin/run.js', 'lookup', 'Baignoire en acrylique blanc', ...asked, '--details', '--quiet'];
    const { wall, stdout } = await measureProcess(lookup, { codes: [3], env: { XDG_DATA_HOME: folder } });
    const { milliseconds } = JSON.parse(stdout) as { milliseconds: number };
    console.log(
      `${name}, ${JSON.stringify(fault)}: ${milliseconds} ms (at most ${MOST}), ${wall.toFixed(0)} ms with the start of the process`,
    );
    if (milliseconds > MOST) process.exitCode = 1;
  } finally {
    server.kill();
  }
}

try {
  for (const [name, connector] of Object.entries(CONNECTORS))
    for (const fault of HANGS) await run(name, connector, fault);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
