import { UserError } from '../../errors.js';
import type { BrokenRow, InputRow } from '../row.js';
import { findHeader } from './header.js';
import type { TableRecord } from './table-record.js';

/** How records become rows. */
export interface TableReadOptions {
  /** For errors. */
  readonly name: string;
  /** Columns that the header has to have, which tells it from lines above it. */
  readonly wanted?: readonly string[];
  /** Whether cells may stand outside of the header's columns, as in a sheet. */
  readonly open?: boolean;
}

/** Records that are looked at for the header. */
const LOOKED_AT = 21;

/** The rows of a table by the names in its header, which is found among the first 20 records. */
export async function* tableRows(
  records: AsyncIterable<TableRecord>,
  options: TableReadOptions,
): AsyncGenerator<InputRow | BrokenRow> {
  let first: TableRecord[] | undefined = [];
  let columns: string[] = [];
  for await (const record of records) {
    if (!first) yield toRow(columns, record, options);
    else if (first.push(record) >= LOOKED_AT) {
      const rest = afterHeader(inOrder(first), options);
      first = undefined;
      columns = rest.columns;
      for (const one of rest.records) yield toRow(columns, one, options);
    }
  }
  if (!first || first.length === 0) return;
  const rest = afterHeader(inOrder(first), options);
  for (const one of rest.records) yield toRow(rest.columns, one, options);
}

/** Lines that are too long are told of before those around them. */
function inOrder(records: readonly TableRecord[]): readonly TableRecord[] {
  return records.toSorted((a, b) => a.line - b.line);
}

function afterHeader(records: readonly TableRecord[], { name, wanted = [] }: TableReadOptions) {
  const header = findHeader(
    records.map(({ cells }) => cells ?? []),
    wanted,
  );
  const broken = records.slice(0, header.next).find(({ cells }) => !cells);
  if (broken)
    throw new UserError(`the header of ${name}, line ${broken.line}, is broken (${broken.reason}): mend it`, 'input');
  return { columns: namesOf(header.names), records: records.slice(header.next) };
}

/** Every column gets a name of its own. */
function namesOf(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, place) => {
    const name = cell.replace(/\s+/g, ' ').trim() || `column ${place + 1}`;
    let own = name;
    for (let count = 2; taken.has(own); count++) own = `${name} (${count})`;
    taken.add(own);
    return own;
  });
}

function toRow(
  columns: string[],
  { line, cells, reason, text }: TableRecord,
  { open = false }: TableReadOptions,
): InputRow | BrokenRow {
  if (!cells) return { line, reason: reason ?? 'broken', text: text?.() ?? '' };
  const outside = cells.length > columns.length && cells.slice(columns.length).some((cell) => cell !== '');
  if (outside && !open) {
    const what = `${cells.length} cells in a table of ${columns.length} columns`;
    return { line, reason: what, text: text?.() ?? cells.join('\t') };
  }
  if (outside) for (let place = columns.length; place < cells.length; place++) columns.push(`column ${place + 1}`);
  // Programs leave out empty cells at the end of a row.
  return {
    line,
    table: true,
    values: Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? ''])),
  };
}
