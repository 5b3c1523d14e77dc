// Loading examples against `sqlite3 .import` of the same file, and finding similar ones: 100,000 and 1,000,000 examples.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCatalogue } from '../../src/database/catalogue/catalogue.js';
import { openForChange } from '../../src/database/catalogue/open-for-change.js';
import type { Database } from '../../src/database/open-database.js';
import { seedDatabase } from '../../src/database/seeding/seed-database.js';
import { type FileShape, writeExampleFile, writeFieldFile } from './example-file.js';

const QUERIES = 400;
const LEAST_RATE = 0.5;
const MOST_MILLISECONDS = 2;

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const fieldFile = join(folder, 'fields.json');
writeFieldFile(fieldFile);

/** The whole line as one column: no quote or separator of the shell's own stands in the file. */
function secondsOfImport(file: string): number {
  const started = performance.now();
  const commands = ['CREATE TABLE lines (line TEXT)', '.mode ascii', '.separator \x1f \\n', `.import ${file} lines`];
  execFileSync('sqlite3', [join(folder, 'import.db'), ...commands]);
  rmSync(join(folder, 'import.db'));
  return (performance.now() - started) / 1000;
}

/** Milliseconds of each search; the first hundred warm up. */
function searchTimes(database: Database): readonly number[] {
  const catalogue = createCatalogue(database);
  const fields = catalogue.allFields();
  const texts = database.sqlite
    .prepare('SELECT text FROM descriptions ORDER BY substr(text, 4) LIMIT ?')
    .pluck()
    .all(QUERIES + 100);
  const times = texts.map((text, place) => {
    const field = fields[place % fields.length];
    const description = `${(text as string).split(' ').slice(1).join(' ')} ${place}`;
    const started = performance.now();
    if (field) catalogue.examplesLike(field, description, { count: 4 });
    return performance.now() - started;
  });
  return times.slice(100).sort((a, b) => a - b);
}

async function run(shape: FileShape, holds: { readonly rate: boolean }): Promise<void> {
  const file = join(folder, 'examples.jsonl');
  await writeExampleFile(file, shape);
  const imported = secondsOfImport(file);
  const { database } = openForChange(join(folder, 'catalogue.db'));
  const started = performance.now();
  await seedDatabase(database, { fields: [fieldFile], examples: [file], train: false });
  const seeded = (performance.now() - started) / 1000;
  const times = searchTimes(database);
  database.close();
  rmSync(database.path);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  const rate = imported / seeded;
  console.log(
    [
      `${shape.examples} examples, ${shape.valuesPerText} a text of ${shape.wordsPerText} words (${(statSync(file).size / 1e6).toFixed(0)} MB)`,
      `sqlite3 .import ${imported.toFixed(1)} s, db seed without training ${seeded.toFixed(1)} s, rate ${rate.toFixed(2)}`,
      `similar examples p50 ${at(0.5).toFixed(2)} p95 ${at(0.95).toFixed(2)} max ${at(0.999).toFixed(2)} ms`,
      `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
    ].join('; '),
  );
  if ((holds.rate && rate < LEAST_RATE) || at(0.5) > MOST_MILLISECONDS) process.exitCode = 1;
}

try {
  await run({ examples: 100_000, valuesPerText: 8, wordsPerText: 60 }, { rate: false });
  await run({ examples: 1_000_000, valuesPerText: 8, wordsPerText: 60 }, { rate: true });
  // Every example with a text of its own: ten times the texts to index.
  await run({ examples: 1_000_000, valuesPerText: 1, wordsPerText: 25 }, { rate: false });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
