import type { ExampleRequest } from '../../examples/catalogue.js';
import { chooseExamples, type ExampleCandidate } from '../../examples/choose-examples.js';
import type { Example } from '../../examples/example.js';
import { createTextFinder, type RankedText, scoreForLength } from '../../word-search/word-search.js';
import type { Database } from '../open-database.js';

/** A field by its number and code. */
export interface FieldKey {
  readonly id: number;
  readonly code: string;
}

/** Finds the examples of a field that are like a description, most similar first. */
export type ExampleFinder = (field: FieldKey, description: string, request: ExampleRequest) => readonly Example[];

/** Texts looked through at a time until enough of them have the field. */
const BLOCK = 100;
/** Candidates for each example wanted, so that there is a choice. */
const CHOICE = 4;
/** Examples to fall back on when hardly any text is similar. */
const UNLIKE = 40;

interface Row {
  readonly id: number;
  readonly descriptionId: number;
  readonly value: string | null;
  readonly length: number;
  readonly score: number;
}

/** Prepares the search once for many descriptions; what a model proposed is not shown to a model. */
export function createExampleFinder(database: Database): ExampleFinder {
  const findTexts = createTextFinder(database);
  const findUnlike = createUnlikeFinder(database);
  const readText = database.sqlite.prepare('SELECT text FROM descriptions WHERE id = ?').pluck();
  const inTexts = database.sqlite.prepare(
    `SELECT examples.id, description_id AS descriptionId, examples.value, octet_length(text) AS length, wanted.key AS place
     FROM json_each(?) AS wanted
     JOIN examples ON description_id = wanted.value AND field_id = ? AND origin IS NOT 'proposed'
     JOIN descriptions ON descriptions.id = description_id`,
  );

  function findRows(field: FieldKey, texts: readonly RankedText[], count: number): readonly Row[] {
    const rows: Row[] = [];
    for (let from = 0; from < texts.length && rows.length < count * CHOICE; from += BLOCK) {
      const block = texts.slice(from, from + BLOCK);
      const found = inTexts.all(JSON.stringify(block.map(({ id }) => id)), field.id);
      for (const row of found as (Omit<Row, 'score'> & { place: number })[])
        rows.push({ score: block[row.place]?.score ?? 0, ...row });
    }
    return rows.length < count ? [...rows, ...findUnlike(field.id)] : rows;
  }

  return (field, description, request) => {
    const rows = findRows(field, findTexts(description), request.count);
    const meanLength = rows.reduce((sum, { length }) => sum + length, 0) / rows.length;
    const candidates = rows.map(
      ({ id, descriptionId, value, length, score }): ExampleCandidate => ({
        id,
        field: field.code,
        value: value === null ? null : JSON.parse(value),
        similarity: scoreForLength(score, length, meanLength),
        readText: () => readText.get(descriptionId) as string,
      }),
    );
    return chooseExamples(candidates, { ...request, description });
  };
}

/** A field's first examples, whatever they say: they still show what its values look like. */
function createUnlikeFinder({ sqlite }: Database): (fieldId: number) => readonly Row[] {
  const first = sqlite.prepare(
    `SELECT examples.id, description_id AS descriptionId, value, octet_length(text) AS length, 0 AS score
     FROM examples JOIN descriptions ON descriptions.id = description_id
     WHERE field_id = ? AND origin IS NOT 'proposed' LIMIT ${UNLIKE}`,
  );
  const remembered = new Map<number, readonly Row[]>();
  return (fieldId) => {
    const rows = remembered.get(fieldId) ?? (first.all(fieldId) as Row[]);
    remembered.set(fieldId, rows);
    return rows;
  };
}
