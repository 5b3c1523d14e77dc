// Wall time of a whole `lookup` of 8 fields, offline, over that of an empty Node process; and its peak memory.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RUNS = 20;
const MOST = 3.5;
const FIELDS = 'EF002169,EF000007,EF000008,EF000040,EF001438,EF000049,EF000483,EF000076';
const TEXT = 'BAIGNOIRE RECTANGULAIRE EN ACRYLIQUE BLANC\nL 170 x l 70 x H 56 cm, livrée sans télécommande';

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
// An extra certificate file costs every Node 20 start 50 ms; it is not ours.
const { NODE_EXTRA_CA_CERTS, ...environment } = process.env;
const env = { ...environment, XDG_DATA_HOME: folder };
const words = ['bin/run.js', TEXT, '--fields', FIELDS];

function measure(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return performance.now() - started;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

measure(words);
const empty: number[] = [];
const whole: number[] = [];
for (let run = 0; run < RUNS; run++) {
  empty.push(measure(['-e', '0']));
  whole.push(measure(words));
}
const peak = `process.on('exit', () => console.error(process.resourceUsage().maxRSS))`;
const memory = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(peak)}`, ...words], {
  env,
  encoding: 'utf8',
});
const ratio = median(whole) / median(empty);
console.log(
  `lookup of 8 fields, offline: ${median(whole).toFixed(0)} ms, node -e 0: ${median(empty).toFixed(0)} ms, ratio ${ratio.toFixed(2)} (at most ${MOST}); peak memory ${(Number(memory.stderr.trim().split('\n').at(-1)) / 1024).toFixed(0)} MB`,
);
rmSync(folder, { recursive: true, force: true });
if (ratio > MOST) process.exitCode = 1;
