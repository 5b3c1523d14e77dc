import { createFieldStore } from '../field-store.js';
import type { Database } from '../open-database.js';
import { contradictionNotes } from './contradictions.js';
import { createExampleLoader, type ExampleLoader, type LoadedExamples } from './example-loader.js';
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
  const { added, changes, disagreeing } = loader.finish();
  tellDisagreeing(database, disagreeing, note);
  const loaded = Math.max(0, (count.get() as number) - before);
  const updated = Math.max(0, changes - loaded - disagreeing.length);
  return { loaded, updated, unchanged: Math.max(0, added - loaded - updated - 2 * disagreeing.length), removed: 0 };
}

function tellDisagreeing(
  { sqlite }: Database,
  disagreeing: LoadedExamples['disagreeing'],
  note: (text: string) => void,
): void {
  const textOf = sqlite.prepare<[number], string>('SELECT text FROM descriptions WHERE id = ?').pluck();
  const codeOf = sqlite.prepare<[number], string>('SELECT code FROM fields WHERE id = ?').pluck();
  const found = disagreeing.map(({ textId, fieldId }) => ({
    field: codeOf.get(fieldId) ?? '',
    text: textOf.get(textId) ?? '',
  }));
  contradictionNotes(found).forEach(note);
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
