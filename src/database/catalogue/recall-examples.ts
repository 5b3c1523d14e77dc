import type { ModelSource } from '../../engine/types.js';
import type { KnownExample } from '../../examples/known-example.js';
import { once } from '../../memoize.js';
import type { Database } from '../open-database.js';

/** More texts than this that are all alike tell nothing new. */
const MOST_TEXTS = 20;

interface Row {
  readonly id: number;
  readonly code: string;
  readonly value: string | null;
  readonly proposed: 0 | 1 | null;
}

/** Finds the examples of texts by their signatures; what a model proposed is marked. */
export function createRecall({ sqlite }: Database): NonNullable<ModelSource['recall']> {
  const isKnown = createProbe(sqlite);
  const readExamples = once(() => createReader(sqlite));
  // Most texts are no example's: what reads those is prepared when the first one is.
  return (signatures) => (isKnown(signatures) ? readExamples()(signatures) : []);
}

function createReader(sqlite: Database['sqlite']): (signatures: readonly number[]) => readonly KnownExample[] {
  const idsOf = sqlite
    .prepare<[number, number], number>('SELECT description_id FROM text_signatures WHERE signature = ? LIMIT ?')
    .pluck();
  const textOf = sqlite.prepare<[number], string>('SELECT text FROM descriptions WHERE id = ?').pluck();
  const valuesOf = sqlite.prepare<[number], Row>(
    `SELECT examples.id, code, value, origin = 'proposed' AS proposed FROM examples JOIN fields ON fields.id = field_id WHERE description_id = ?`,
  );
  const alike = (signatures: readonly number[]) =>
    [...new Set(signatures.flatMap((signature) => idsOf.all(signature, MOST_TEXTS)))].slice(0, MOST_TEXTS);
  return (signatures) =>
    alike(signatures).flatMap((id): KnownExample[] => {
      const description = textOf.get(id);
      if (description === undefined) return [];
      const values = valuesOf.all(id).map(({ id: example, code, value, proposed }) => {
        const known = { id: example, value: value === null ? null : JSON.parse(value) };
        return [code, proposed ? { ...known, proposed: true as const } : known] as const;
      });
      return [{ description, values: Object.fromEntries(values) }];
    });
}

/**
 * Tells whether there is an example with one of some signatures. All are looked for at once, since asking SQLite costs more
 * than what it does; not as one JSON text, which it takes ten times as long to read as to look up.
 */
function createProbe(sqlite: Database['sqlite']): (signatures: readonly number[]) => boolean {
  const prepare = (count: number) =>
    sqlite
      .prepare<number[], number>(
        `SELECT 1 FROM text_signatures WHERE signature IN (${Array(count).fill('?').join()}) LIMIT 1`,
      )
      .pluck();
  const byCount = new Map<number, ReturnType<typeof prepare>>();
  return (signatures) => {
    const count = signatures.length;
    const probe = byCount.get(count) ?? prepare(count);
    byCount.set(count, probe);
    return probe.get(...signatures) !== undefined;
  };
}
