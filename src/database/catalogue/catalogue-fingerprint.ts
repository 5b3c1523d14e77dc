import { createHash, type Hash } from 'node:crypto';
import { withDatabaseErrors } from '../database-error.js';
import type { Database } from '../open-database.js';

/** What a lookup reads of a catalogue, but for numbers that depend on the order in which it was filled. */
const PARTS = [
  'SELECT code, label, labels, type, unit, decimals, multiple, guideline, pattern, transform, inferred, akeneo FROM fields ORDER BY code',
  'SELECT fields.code, field_options.position, field_options.code, field_options.labels, spellings FROM field_options JOIN fields ON fields.id = field_id ORDER BY fields.code, field_options.position',
  'SELECT fields.code, count(*), count(value), total(length(value)) FROM examples JOIN fields ON fields.id = field_id GROUP BY fields.code ORDER BY fields.code',
  'SELECT count(*), total(length(text)) FROM descriptions',
  'SELECT scope, body FROM models ORDER BY scope',
];

/** A short text that is the same for catalogues that answer alike, in whatever file; of examples their number and length count. */
export function catalogueFingerprint({ sqlite, path }: Database): string {
  const hash = createHash('sha256');
  withDatabaseErrors(path, () => {
    for (const part of PARTS) addRows(hash, sqlite.prepare(part).raw().iterate());
  });
  return hash.digest('hex').slice(0, 12);
}

function addRows(hash: Hash, rows: Iterable<unknown>): void {
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
}
