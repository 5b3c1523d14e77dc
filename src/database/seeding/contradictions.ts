import type { Database } from '../open-database.js';

/** Examples of one text, but for case and white space, that disagree about a field. */
export interface Contradiction {
  readonly field: string;
  readonly text: string;
  /** As JSON; null for "not stated". */
  readonly values: readonly (string | null)[];
  readonly descriptionIds: readonly number[];
}

interface Row {
  readonly field: string;
  readonly text: string;
  readonly values: string;
  readonly ids: string;
}

/** The contradictions among the stored examples, but for proposals: they teach nothing. The texts must have been signed. */
export function findContradictions({ sqlite }: Database): readonly Contradiction[] {
  const rows = sqlite
    .prepare<[], Row>(
      `WITH repeated AS (SELECT signature FROM text_signatures WHERE whole = 1 GROUP BY signature HAVING count(*) > 1)
       SELECT code AS field, min(text) AS text, json_group_array(value) AS "values",
              json_group_array(description_id) AS ids
       FROM repeated JOIN text_signatures USING (signature) JOIN examples USING (description_id)
       JOIN descriptions ON descriptions.id = description_id JOIN fields ON fields.id = field_id
       WHERE whole = 1 AND origin IS NOT 'proposed' GROUP BY signature, field_id HAVING count(DISTINCT ifnull(value, '')) > 1`,
    )
    .all();
  const seen = new Set<string>();
  return rows.flatMap(({ field, text, values, ids }) => {
    const descriptionIds = (JSON.parse(ids) as number[]).sort((a, b) => a - b);
    const key = `${field} ${descriptionIds}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ field, text, values: [...new Set(JSON.parse(values) as (string | null)[])], descriptionIds }];
  });
}

/** Proposals that another example of the same text contradicts: they teach nothing, whatever the other one is. */
export function findOverruled({
  sqlite,
}: Database): readonly { readonly field: string; readonly descriptionId: number }[] {
  return sqlite
    .prepare<[], { readonly field: string; readonly descriptionId: number }>(
      `SELECT DISTINCT code AS field, proposal.description_id AS descriptionId
       FROM examples AS proposal JOIN text_signatures AS own ON own.description_id = proposal.description_id
       JOIN text_signatures AS other ON other.signature = own.signature
       JOIN examples ON examples.description_id = other.description_id AND examples.field_id = proposal.field_id
       JOIN fields ON fields.id = proposal.field_id
       WHERE proposal.origin = 'proposed' AND own.whole = 1 AND other.whole = 1 AND examples.value IS NOT proposal.value`,
    )
    .all();
}

const SHOWN = 5;
const LONGEST = 60;

/** What people are told of them: the first few, and how many there are. */
export function contradictionNotes(
  found: readonly (Pick<Contradiction, 'field' | 'text'> & Partial<Contradiction>)[],
): readonly string[] {
  const notes = found.slice(0, SHOWN).map(({ field, text, values }) => {
    const start = text.replace(/\s+/g, ' ').slice(0, LONGEST);
    const said = values ? `${field} is ${values.map((value) => value ?? 'not stated').join(' and ')}` : field;
    return `examples of one text disagree and teach nothing: ${said} in ${JSON.stringify(start)}`;
  });
  const more = found.length - notes.length;
  return more > 0 ? [...notes, `${more} more values of examples disagree and teach nothing`] : notes;
}
