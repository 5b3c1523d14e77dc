// Runs the benchmarks one after the other, or those named: npm run bench -- start-up calls
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = import.meta.dirname;
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => basename(file, '.bench.ts'));
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : names) {
  const file = join(folder, `${name}.bench.ts`);
  if (!existsSync(file)) {
    console.error(`no benchmark "${name}" (there are: ${names.join(', ')})`);
    process.exit(2);
  }
  console.log(`\n== ${name}`);
  const runner = join(folder, 'bundle-and-run.js');
  const { status } = spawnSync(process.execPath, ['--expose-gc', runner, file], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
