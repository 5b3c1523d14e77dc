// Training after `db seed` of 25,000 to 100,000 examples: seconds of processor, which must grow no faster than the examples.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openForChange } from '../../src/database/catalogue/open-for-change.js';
import { seedDatabase } from '../../src/database/seeding/seed-database.js';
import { retrain } from '../../src/database/seeding/store-models.js';
import { writeExampleFile, writeFieldFile } from './example-file.js';

const SIZES = [25_000, 50_000, 100_000];
const MOST_EXPONENT = 1.1;

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));

async function train(examples: number): Promise<number> {
  const [fields, file] = [join(folder, 'fields.json'), join(folder, 'examples.jsonl')];
  writeFieldFile(fields);
  await writeExampleFile(file, { examples, valuesPerText: 8, wordsPerText: 60 });
  const { database } = openForChange(join(folder, `${examples}.db`));
  await seedDatabase(database, { fields: [fields], examples: [file], train: false });
  const started = process.cpuUsage();
  const known = retrain(database);
  const { user, system } = process.cpuUsage(started);
  database.close();
  const seconds = (user + system) / 1e6;
  console.log(`${examples} examples: trained from ${known} values in ${seconds.toFixed(1)} s of processor`);
  return seconds;
}

try {
  const times: number[] = [];
  for (const size of SIZES) times.push(await train(size));
  const [first = 1, last = 1] = [times[0], times.at(-1)];
  const exponent = Math.log(last / first) / Math.log((SIZES.at(-1) ?? 1) / (SIZES[0] ?? 1));
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(`exponent ${exponent.toFixed(2)} (at most ${MOST_EXPONENT}); peak memory ${peak.toFixed(0)} MB`);
  if (exponent > MOST_EXPONENT) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
