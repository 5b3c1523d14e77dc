import type { ExampleRequest } from '../../examples/catalogue.js';
import { chooseExamples, type ExampleCandidate } from '../../examples/choose-examples.js';
import type { Example } from '../../examples/example.js';
import { createTextFinder, type RankedText, scoreForLength } from '../../word-search/word-search.js';
import type { Database } from '../open-database.js';
import { createExampleReader, type ReadExample, type StoredExample, toExample } from './example-reader.js';

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
  readonly example: ReadExample;
  readonly score: number;
}

/**
 * Prepares the search once for many descriptions; what a model proposed is not shown to a model. What it remembers of the
 * catalogue goes when the catalogue is loaded anew.
 */
export function createExampleFinder(database: Database): ExampleFinder {
  const revision = database.sqlite.prepare<[], number>('SELECT user_version FROM pragma_user_version').pluck();
  let find: ExampleFinder | undefined;
  let prepared: number | undefined;
  return (field, description, request) => {
    const now = revision.get();
    find = find && now === prepared ? find : prepareSearch(database);
    prepared = now;
    return find(field, description, request);
  };
}

function prepareSearch(database: Database): ExampleFinder {
  const findTexts = createTextFinder(database);
  const findUnlike = createUnlikeFinder(database);
  const examplesIn = createExampleReader(database);
  const textOf = database.sqlite.prepare<[number], string>('SELECT text FROM descriptions WHERE id = ?').pluck();

  function findRows(field: FieldKey, texts: readonly RankedText[], count: number): readonly Row[] {
    const rows: Row[] = [];
    for (let from = 0; from < texts.length && rows.length < count * CHOICE; from += BLOCK) {
      const block = texts.slice(from, from + BLOCK);
      const found = examplesIn(
        block.map(({ id }) => id),
        field.id,
      );
      block.forEach(({ score }, place) => {
        const example = found[place];
        if (example) rows.push({ example, score });
      });
    }
    return rows.length < count ? [...rows, ...findUnlike(field.id)] : rows;
  }

  return (field, description, request) => {
    const rows = findRows(field, findTexts(description), request.count);
    const meanLength = rows.reduce((sum, { example }) => sum + example.length, 0) / rows.length;
    const candidates = rows.map(
      ({ example: { id, descriptionId, value, length }, score }): ExampleCandidate => ({
        id,
        value,
        field: field.code,
        similarity: scoreForLength(score, length, meanLength),
        readText: () => textOf.get(descriptionId) as string,
      }),
    );
    return chooseExamples(candidates, { ...request, description });
  };
}

/** A field's first examples, whatever they say: they still show what its values look like. */
function createUnlikeFinder({ sqlite }: Database): (fieldId: number) => readonly Row[] {
  const first = sqlite.prepare(
    `SELECT examples.id, description_id AS descriptionId, value, octet_length(text) AS length
     FROM examples JOIN descriptions ON descriptions.id = description_id
     WHERE field_id = ? AND origin IS NOT 'proposed' LIMIT ${UNLIKE}`,
  );
  const remembered = new Map<number, readonly Row[]>();
  return (fieldId) => {
    const rows =
      remembered.get(fieldId) ??
      (first.all(fieldId) as StoredExample[]).map((one) => ({ example: toExample(one), score: 0 }));
    remembered.set(fieldId, rows);
    return rows;
  };
}
