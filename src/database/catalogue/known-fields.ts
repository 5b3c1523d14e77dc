import type { Database } from '../open-database.js';
import { createTextIds } from '../seeding/text-ids.js';

/** What the examples of one text are about. */
export interface KnownFields {
  /** Codes of the fields of which an example is known that somebody vouches for. */
  readonly known: ReadonlySet<string>;
  /** Codes of the fields of which a model proposed one. */
  readonly proposed: ReadonlySet<string>;
}

const UNKNOWN: KnownFields = { known: new Set(), proposed: new Set() };
/** No text has this id. */
const NO_TEXT = 0;

/** Looks up what is known of texts; reads all stored texts once, to begin with. */
export function createKnownFields(database: Database): (description: string) => KnownFields {
  const { sqlite } = database;
  const readText = sqlite.prepare<[number], string>('SELECT text FROM descriptions WHERE id = ?').pluck();
  const texts = createTextIds(database, (id) => readText.get(id) ?? '');
  const examplesOf = sqlite.prepare<[number], { readonly code: string; readonly proposed: 0 | 1 }>(
    `SELECT code, origin IS 'proposed' AS proposed FROM examples JOIN fields ON fields.id = field_id
     WHERE description_id = ?`,
  );
  return (description) => {
    const id = texts.idOf(description, NO_TEXT);
    if (id === NO_TEXT) return UNKNOWN;
    const rows = examplesOf.all(id);
    const codes = (which: 0 | 1) => new Set(rows.flatMap(({ code, proposed }) => (proposed === which ? [code] : [])));
    return { known: codes(0), proposed: codes(1) };
  };
}
