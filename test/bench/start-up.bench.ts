// Processor time of a whole `lookup` of 8 fields, offline, over that of an empty Node process; its wall time and peak
// memory beside it. AKENEO_LOOKUP_BENCH_NODE names another Node's binary.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureProcess } from './measure-process.js';

const RUNS = 20;
const FIELDS = 'EF002169,EF000007,EF000008,EF000040,EF001438,EF000049,EF000483,EF000076';
const TEXT = 'BAIGNOIRE RECTANGULAIRE EN ACRYLIQUE BLANC\nL 170 x l 70 x H 56 cm, livrée sans télécommande';

const node = process.env.AKENEO_LOOKUP_BENCH_NODE ?? process.execPath;
const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const env = { XDG_DATA_HOME: folder, XDG_CACHE_HOME: join(folder, 'cache') };
const measure = (words: readonly string[]) => measureProcess(words, { env, node });
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const { stdout: version } = await measure(['-p', 'process.versions.node']);
const most = Number(version.split('.')[0]) < 22 ? 4.6 : 3.8;
const lookup = ['bin/run.js', TEXT, '--fields', FIELDS];
// The first makes the catalogue, the second finds the compiled start.
await measure(lookup);
await measure(lookup);
const empty = [];
const whole = [];
for (let run = 0; run < RUNS; run++) {
  empty.push(await measure(['-e', '0']));
  whole.push(await measure(lookup));
}
const [own, all] = [empty, whole].map((runs) => median(runs.map(({ cpu }) => cpu))) as [number, number];
const ratio = all / own;
console.log(
  `lookup of 8 fields, offline, Node ${version.trim()}: ${all.toFixed(0)} ms of processor time, node -e 0: ${own.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (at most ${most}); wall ${median(whole.map(({ wall }) => wall)).toFixed(0)} ms; peak memory ${median(whole.map(({ peak }) => peak)).toFixed(0)} MB`,
);
rmSync(folder, { recursive: true, force: true });
if (ratio > most) process.exitCode = 1;
