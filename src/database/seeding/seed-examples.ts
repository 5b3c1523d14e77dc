import type { FieldStore } from '../field-store.js';
import { createFieldStore } from '../field-store.js';
import type { Database } from '../open-database.js';
import { createExampleLoader } from './example-loader.js';
import type { Pause } from './pause.js';
import { type Entry, readEntries } from './read-entries.js';
import { readExample } from './read-example.js';
import type { SkipList, Tally } from './seed-report.js';
import { createStoredValues, type StoredValue } from './stored-values.js';

/** A field that examples are loaded for. */
interface Target {
  readonly id: number;
  store(raw: unknown): StoredValue;
}

/** Where seeding tells what it left out and what it noticed. */
export interface Remarks {
  readonly skipped: SkipList;
  readonly note: (text: string) => void;
}

/** Loads example files, adding what is new and updating what differs. */
export async function seedExamples(
  database: Database,
  files: readonly string[],
  { skipped, note }: Remarks,
  pause: Pause,
): Promise<Tally> {
  const count = database.sqlite.prepare('SELECT count(*) FROM examples').pluck();
  const before = count.get() as number;
  const targetOf = createTargets(createFieldStore(database));
  const loader = createExampleLoader(database);
  let read = 0;

  function addValue(description: string, code: string, raw: unknown, file: string, line: number): void {
    const target = targetOf(code);
    const stored = target?.store(raw);
    if (!target || !stored) skipped.add('unknown field', `${file}:${line} "${code}"`);
    else if ('json' in stored) loader.add(description, target.id, stored.json);
    else skipped.add('value not accepted', `${file}:${line} ${code}: ${stored.refused}`);
  }

  function addEntry(file: string, { value: entry, line }: Entry): void {
    const known = readExample(entry);
    if (!known) skipped.add('not an example', `${file}:${line}`);
    else if (known.description === '') skipped.add('no usable text', `${file}:${line}`);
    else for (const [code, raw] of known.values) addValue(known.description, code, raw, file, line);
  }

  for (const file of files) {
    for await (const entries of readEntries(file, note)) {
      await pause(`loading examples: ${read} entries read`);
      for (const entry of entries) addEntry(file, entry);
      read += entries.length;
    }
  }
  await pause('indexing texts');
  const { added, changes } = loader.finish();
  const loaded = (count.get() as number) - before;
  return { loaded, updated: changes - loaded, unchanged: added - changes, removed: 0 };
}

function createTargets(store: FieldStore): (code: string) => Target | undefined {
  const targets = new Map<string, Target>();
  for (const field of store.all()) {
    targets.set(field.code, { id: store.idOf(field) ?? 0, store: createStoredValues(field) });
  }
  return (code) => targets.get(code);
}
