import type { Value } from '../../fields/field.js';
import type { Database } from '../open-database.js';

/** What a text says of a field, as it is stored. */
export interface StoredExample {
  readonly id: number;
  readonly descriptionId: number;
  /** The value as JSON; null where the text does not state it. */
  readonly value: string | null;
  /** Bytes of the text. */
  readonly length: number;
}

/** What a text says of a field. */
export interface ReadExample extends Omit<StoredExample, 'value'> {
  readonly value: Value;
}

/** Texts and fields that are remembered; the products of a run are like few texts. */
const MOST_REMEMBERED = 20_000;

/**
 * Reads what each of some texts says of a field, in the order of the texts; undefined where it says nothing, or only what a
 * model proposed. What was read is remembered, as the list of texts takes SQLite longer than all else of a search.
 */
export function createExampleReader({ sqlite }: Database) {
  const inTexts = sqlite.prepare<[string, number], StoredExample>(
    `SELECT examples.id, description_id AS descriptionId, examples.value, octet_length(text) AS length
     FROM json_each(?) AS wanted
     JOIN examples ON description_id = wanted.value AND field_id = ? AND origin IS NOT 'proposed'
     JOIN descriptions ON descriptions.id = description_id`,
  );
  const byField = new Map<number, Map<number, ReadExample | undefined>>();
  let count = 0;

  function rememberedOf(fieldId: number): Map<number, ReadExample | undefined> {
    if (count > MOST_REMEMBERED) {
      byField.clear();
      count = 0;
    }
    const known = byField.get(fieldId) ?? new Map<number, ReadExample | undefined>();
    byField.set(fieldId, known);
    return known;
  }

  return (texts: readonly number[], fieldId: number): readonly (ReadExample | undefined)[] => {
    const known = rememberedOf(fieldId);
    const unread = texts.filter((id) => !known.has(id));
    if (unread.length > 0) {
      for (const id of unread) known.set(id, undefined);
      for (const row of inTexts.all(JSON.stringify(unread), fieldId)) known.set(row.descriptionId, toExample(row));
      count += unread.length;
    }
    return texts.map((id) => known.get(id));
  };
}

/** Reads the value of a stored example. */
export function toExample({ value, ...others }: StoredExample): ReadExample {
  return { ...others, value: value === null ? null : JSON.parse(value) };
}
