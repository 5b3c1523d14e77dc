import { resolve } from 'node:path';
import { UserError } from '../../errors.js';
import { kindByName, type OutputTarget, outputTarget } from '../../output/output-target.js';
import { openTable, openTextFile } from '../../output/tables/table-file.js';
import { columnCells, columnNames } from '../../output/value-columns.js';
import { type AcceptedRow, type AcceptedTally, acceptedRows } from '../../review/export/accepted-rows.js';
import type { Review } from '../../review/review.js';
import { closing, tableOptions, told } from '../batch/batch-rendering.js';
import type { Session } from '../session.js';

/** Checks where accepted values are to go. @throws UserError for a name that is no such file, or the reviewed one */
export function exportTarget(path: string, reviewed: string): OutputTarget {
  const target = outputTarget({ output: path }, '--export');
  // There is no other flag that would say what is meant.
  if (!kindByName(path))
    throw new UserError(`--export ${path} does not say how to write it: name it .jsonl, .csv or .xlsx`, 'output');
  if (resolve(path) === resolve(reviewed))
    throw new UserError(`--export ${path} is the file that is reviewed: name another`, 'output');
  return target;
}

/** Writes what was accepted, and tells how much. */
export async function exportAccepted(
  { note, signal }: Pick<Session, 'note' | 'signal'>,
  review: Review,
  path: string,
  target: OutputTarget,
): Promise<void> {
  const tally: AcceptedTally = { reviewed: 0, sure: 0, open: 0, wrong: 0 };
  const rows = untilStopped(acceptedRows(review, tally), signal);
  const write = target.kind === 'jsonl' ? writeLines : writeTable;
  await told(path, () => write(rows, path, target, review));
  const { reviewed, sure, open, wrong } = tally;
  note(`${path}: ${reviewed} values reviewed, ${sure} sure enough; left out ${open} that nobody has accepted`);
  if (wrong > 0) note(`left out ${wrong} ${wrong === 1 ? 'product' : 'products'} whose text is about another one`);
}

async function* untilStopped(rows: Iterable<AcceptedRow>, signal: AbortSignal): AsyncGenerator<AcceptedRow> {
  let count = 0;
  for (const row of rows) {
    // A signal is heard only between turns.
    if (++count % 500 === 0) await new Promise(setImmediate);
    signal.throwIfAborted();
    yield row;
  }
}

type Rows = AsyncIterable<AcceptedRow>;

async function writeLines(rows: Rows, path: string, { gzip }: OutputTarget): Promise<void> {
  const file = openTextFile(path, gzip);
  await closing(file, async () => {
    for await (const row of rows) await file.write(`${JSON.stringify(row)}\n`);
  });
}

/** One row per product, one column per field, empty where nothing was accepted. */
async function writeTable(rows: Rows, path: string, target: OutputTarget, review: Review): Promise<void> {
  const { index, catalogue } = review;
  const typeOf = (code: string) => catalogue.field(code)?.type;
  const columns = [
    { header: 'id', width: 18, text: true },
    ...index.codes.flatMap((code) => columnNames(code, typeOf(code))).map((header) => ({ header, width: 20 })),
  ];
  const file = await openTable(path, columns, tableOptions(target, 'accepted'));
  await closing(file, async () => {
    for await (const { id, values } of rows)
      await file.write([id, ...index.codes.flatMap((code) => columnCells(values[code], typeOf(code)))]);
  });
}
