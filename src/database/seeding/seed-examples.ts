import { createFieldStore } from '../field-store.js';
import type { Database } from '../open-database.js';
import { createExampleLoader, type ExampleLoader } from './example-loader.js';
import { type ExampleRows, readExampleRows, type Target } from './example-rows.js';
import type { Pause } from './pause.js';
import { readRowsInThread, worthThread } from './rows-thread.js';
import type { SeedOptions } from './seed-options.js';
import type { LoadCounts, SkipList } from './seed-report.js';

/** Where seeding tells what it left out and what it noticed. */
export interface Remarks {
  readonly skipped: SkipList;
  readonly note: (text: string) => void;
}

/** Loads example files, adding what is new and updating what differs. */
export async function seedExamples(
  database: Database,
  { examples: files, html = 'auto', locale = 'fr', sheet }: Pick<SeedOptions, 'examples' | 'html' | 'locale' | 'sheet'>,
  { skipped, note }: Remarks,
  pause: Pause,
): Promise<LoadCounts> {
  const count = database.sqlite.prepare('SELECT count(*) FROM examples').pluck();
  const before = count.get() as number;
  const loader = createExampleLoader(database);
  const read = worthThread(files) ? readRowsInThread : readExampleRows;
  let entries = 0;
  for await (const rows of read(files, targetsOf(database), { html, locale, sheet })) {
    await pause(`loading examples: ${entries} entries read`);
    addRows(loader, rows);
    skipped.addAll(rows.skipped);
    rows.notes.forEach(note);
    entries += rows.entries;
  }
  await pause('indexing texts');
  const { added, changes } = loader.finish();
  const loaded = (count.get() as number) - before;
  return { loaded, updated: changes - loaded, unchanged: added - changes, removed: 0 };
}

function targetsOf(database: Database): readonly Target[] {
  const store = createFieldStore(database);
  return store.all().map((field) => ({ id: store.idOf(field) ?? 0, field }));
}

function addRows(loader: ExampleLoader, { texts, words, wordEnds, keys, values }: ExampleRows): void {
  const ids = texts.map((text, place) =>
    loader.addText(text, words.subarray(wordEnds[place - 1] ?? 0, wordEnds[place])),
  );
  for (const [row, value] of values.entries()) {
    loader.add(ids[keys[2 * row] as number] as number, keys[2 * row + 1] as number, value);
  }
}
