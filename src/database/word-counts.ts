import { searchWords } from '../examples/search-words.js';
import type { Database } from './open-database.js';

/** How many texts are read to learn how frequent words are. */
const SAMPLE = 5000;

/** How many texts there are, or a little more: their highest number, since counting a million takes its time. */
export function countTexts({ sqlite }: Database): number {
  return sqlite.prepare('SELECT coalesce(max(id), 0) FROM descriptions').pluck().get() as number;
}

/** In how many texts each word stands, roughly, for many words at a time. */
export function createWordCounter(database: Database): (words: readonly string[]) => (word: string) => number {
  const texts = countTexts(database);
  const rare = Math.max(1, texts / SAMPLE);
  const listed = database.sqlite
    .prepare('SELECT word, descriptions FROM words WHERE word IN (SELECT value FROM json_each(?))')
    .raw();
  return (words) => {
    const counts = new Map(listed.all(JSON.stringify(words)) as [string, number][]);
    return (word) => counts.get(word) ?? rare;
  };
}

/** Counts words anew over a sample of the texts; words that the sample holds once are left out as rare. */
export function recountWords(database: Database): void {
  const { sqlite } = database;
  const step = Math.max(1, Math.ceil(countTexts(database) / SAMPLE));
  const counts = new Map<string, number>();
  for (const text of sqlite.prepare('SELECT text FROM descriptions WHERE id % ? = 0').pluck().iterate(step)) {
    for (const word of searchWords(text as string)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  sqlite.prepare('DELETE FROM words').run();
  const insert = sqlite.prepare('INSERT INTO words (word, descriptions) VALUES (?, ?)');
  for (const [word, count] of counts) if (count > 1) insert.run(word, count * step);
}
