import type { Database } from '../database/open-database.js';

/** A text of the database. */
export interface StoredText {
  readonly id: number;
  readonly text: string;
}

const PAGE = 1000;

/** The texts behind an id, default all, in the order of their ids; the database may be written between two of them. */
export function* storedTexts({ sqlite }: Database, after = 0): Generator<StoredText> {
  const next = sqlite.prepare<[number, number], StoredText>(
    'SELECT id, text FROM descriptions WHERE id > ? ORDER BY id LIMIT ?',
  );
  let last = after;
  for (let page = next.all(last, PAGE); page.length > 0; page = next.all(last, PAGE)) {
    yield* page;
    last = page.at(-1)?.id ?? last;
  }
}
