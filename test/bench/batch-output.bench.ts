// Writing 200,000 products of 20 fields that are answered already: a resumed run makes its files of the ledger alone, so
// that nothing is measured but reading and writing. Against adding the same rows to plain JSON lines, which writes nothing.

import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureProcess } from './measure-process.js';

const PRODUCTS = 200_000;
const FIELDS = 20;
/** MB. */
const MOST_MEMORY = 300;

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const file = (name: string) => join(folder, name);
const codes = Array.from({ length: FIELDS }, (_, at) => `attribute_${at}`);

/** A third of the values was not found, in as many ways as there are products in a thousand. */
function valueIn(id: number, at: number): unknown {
  if ((id * 31 + at * 17) % 3 === 0 && (id % 1000) % (at + 2) !== 0) return null;
  return at % 3 === 0 ? `valeur ${(id * at) % 997}` : at % 3 === 1 ? ((id + at) % 5000) / 10 : id % 2 === 0;
}

async function writeLines(name: string, lineOf: (id: number) => string): Promise<string> {
  const stream = createWriteStream(file(name));
  for (let id = 0; id < PRODUCTS; id++) if (!stream.write(`${lineOf(id)}\n`)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'close');
  return file(name);
}

const rowOf = (id: number) => {
  const values = codes.map((code, at) => `"${code}":${JSON.stringify(valueIn(id, at))}`);
  return `{"id":"P${id}","values":{${values.join(',')}}`;
};

async function main(): Promise<void> {
  const types = ['pim_catalog_text', 'pim_catalog_metric', 'pim_catalog_boolean'];
  const fields = codes.map((code, at) => ({
    ...{ code, label: code, type: ['text', 'number', 'boolean'][at % 3] },
    ...(at % 3 === 1 && { unit: 'cm' }),
    akeneo: { type: types[at % 3], ...(at % 3 === 1 && { metricFamily: 'Length', defaultUnit: 'CENTIMETER' }) },
  }));
  writeFileSync(file('fields.json'), JSON.stringify(fields));
  const database = ['--database', file('bench.db')];
  await measureProcess(['bin/run.js', 'db', 'seed', ...database, '--fields', file('fields.json')]);
  const input = await writeLines('products.jsonl', (id) => `{"sku":"P${id}","description":"x"}`);
  const outputs = [
    ['plain.jsonl', []],
    ['packed.csv.gz', []],
    ['sheet.xlsx', []],
    ['import.csv', ['--format', 'akeneo']],
    ['import.xlsx', ['--format', 'akeneo']],
  ] as const;
  let base: number | undefined;
  for (const [name, flags] of outputs) {
    const ledger = name === 'plain.jsonl' ? name : `${name}.ledger`;
    const end = name === 'plain.jsonl' ? '}' : ',"ledger":{"idColumn":"sku","hash":null}}';
    await writeLines(ledger, (id) => rowOf(id) + end);
    const words = [
      'batch',
      input,
      ...database,
      '--fields',
      'all',
      '--output',
      file(name),
      ...flags,
      '--resume',
      '--quiet',
    ];
    const { cpu, wall, peak } = await measureProcess(['bin/run.js', ...words]);
    base ??= cpu;
    const made = readdirSync(folder).filter(
      (one) => one.startsWith(name.split('.')[0] ?? '') && !/ledger|hashes/.test(one),
    );
    const size = made.reduce((sum, one) => sum + statSync(file(one)).size, 0) / 1e6;
    const ratio = (cpu / base).toFixed(1);
    console.log(
      `${name.padEnd(14)} ${(wall / 1000).toFixed(1)} s, ${ratio} × the processor time of reading alone, peak ${peak.toFixed(0)} MB (at most ${MOST_MEMORY}), ${made.length} files of ${size.toFixed(0)} MB`,
    );
    if (peak > MOST_MEMORY) process.exitCode = 1;
    for (const one of readdirSync(folder)) if (/^(?:plain|packed|sheet|import)/.test(one)) rmSync(file(one));
  }
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
