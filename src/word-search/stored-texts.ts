import type { Database } from '../database/open-database.js';

/** A text of the database. */
export interface StoredText {
  readonly id: number;
  readonly text: string;
}

const PAGE = 1000;

/** All texts in the order of their ids; the database may be written between two of them. */
export function* storedTexts({ sqlite }: Database): Generator<StoredText> {
  const next = sqlite.prepare<[number, number], StoredText>(
    'SELECT id, text FROM descriptions WHERE id > ? ORDER BY id LIMIT ?',
  );
  let last = 0;
  for (let page = next.all(last, PAGE); page.length > 0; page = next.all(last, PAGE)) {
    yield* page;
    last = page.at(-1)?.id ?? last;
  }
}
