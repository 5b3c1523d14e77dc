import { createEngine } from '../../engine/engine.js';
import type { Value } from '../../fields/field.js';
import { createFieldStore } from '../field-store.js';
import type { Database } from '../open-database.js';
import type { Pause } from './pause.js';
import { readTrainingTexts } from './training-texts.js';

/** An example that what was learnt, without a memory of its text, answers otherwise. */
export interface Missed {
  readonly field: string;
  readonly expected: Value;
  readonly answered: Value;
  readonly text: string;
}

/** What the engine makes of the examples. */
export interface Reproduction {
  readonly checked: number;
  readonly missed: readonly Missed[];
}

/** Enough to see how far to trust it; the list reads all. */
const MOST_TEXTS = 500;

/** Asks the trained engine about texts of the examples, evenly chosen among many: either the label of what it misses is wrong, or the engine is. */
export async function reproduce(database: Database, pause: Pause, most = MOST_TEXTS): Promise<Reproduction> {
  const [fields, texts] = [createFieldStore(database).all(), readTrainingTexts(database)];
  const body = database.sqlite.prepare<[string], string>('SELECT body FROM models WHERE scope = ?').pluck();
  const engine = createEngine({ read: (scope) => body.get(scope) });
  const byCode = new Map(fields.map((field) => [field.code, field]));
  const missed: Missed[] = [];
  let checked = 0;
  for (const { description, values } of evenly(texts, most)) {
    await pause('reading the examples again');
    const asked = Object.keys(values).flatMap((code) => byCode.get(code) ?? []);
    for (const { field, value } of engine.answer(asked, description)) {
      const expected = values[field] ?? null;
      checked++;
      if (!isSame(value, expected)) missed.push({ field, expected, answered: value, text: description });
    }
  }
  return { checked, missed };
}

function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.ceil(items.length / step) }, (_, place) => items[Math.floor(place * step)] as Item);
}

function isSame(a: Value, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
