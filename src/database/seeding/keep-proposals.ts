import type { Value } from '../../fields/field.js';
import { addWordKeys } from '../../word-search/word-search.js';
import { withDatabaseErrors } from '../database-error.js';
import { createFieldStore } from '../field-store.js';
import type { Database } from '../open-database.js';
import { createExampleLoader } from './example-loader.js';
import { signTexts } from './sign-texts.js';

/** What a model says of a text. */
export interface ProposedText {
  readonly description: string;
  /** By field code; null for "not stated". */
  readonly values: Readonly<Record<string, Value>>;
}

/**
 * Keeps what a model said as proposed examples, but for fields of which something is known already; nothing is learnt
 * from them yet. All of them or, on an error, none.
 * @param source who said it
 * @returns how many are new or other than before
 * @throws UserError when the database cannot be written
 */
export function keepProposals(database: Database, texts: readonly ProposedText[], source: string): number {
  const keep = database.sqlite.transaction(() => {
    // The loader writes examples by the dozen, now and then before the last of their texts.
    database.sqlite.pragma('defer_foreign_keys = ON');
    const store = createFieldStore(database);
    const loader = createExampleLoader(database, { origin: 'proposed', source, statedAt: Date.now() });
    for (const { description, values } of texts) {
      const known = Object.entries(values).flatMap(([code, value]) => {
        const field = store.field(code);
        const id = field && store.idOf(field);
        return id === undefined ? [] : [[id, value] as const];
      });
      if (known.length === 0) continue;
      const words: number[] = [];
      addWordKeys(description, words);
      const text = loader.addText(description, Uint32Array.from(words));
      for (const [id, value] of known) loader.add(text, id, value === null ? null : JSON.stringify(value));
    }
    const { changes } = loader.finish();
    signTexts(database);
    return changes;
  });
  return withDatabaseErrors(database.path, () => keep.immediate());
}
