import { UserError } from '../../errors.js';
import { createFieldIndex } from '../../examples/field-index.js';
import type { Field, Locale } from '../../fields/field.js';
import { kindOf } from '../../fields/kinds/kind-of.js';
import { chooseColumns } from '../../input/columns/choose-columns.js';
import { columnText } from '../../input/columns/column-content.js';
import { readColumnName } from '../../input/columns/column-names.js';
import type { RowSource } from '../../input/read-blocks.js';
import { readRows } from '../../input/read-rows.js';
import type { InputRow } from '../../input/row.js';
import { givenColumn } from '../../input/to-product.js';
import type { ExampleEntry } from './read-example.js';

/** An example of a table, or why a row is none. */
export interface TableExample {
  readonly line: number;
  readonly known?: ExampleEntry;
  readonly reason?: string;
}

/** How a table of examples is read. */
export interface ExampleTableOptions {
  readonly fields: readonly Field[];
  readonly locale: Locale;
  readonly sheet?: string | undefined;
  readonly note: (text: string) => void;
}

/** Rows by which columns are chosen, and rows that are passed on at once. */
const LOOKED_AT = 200;
const AT_ONCE = 1000;

/**
 * The examples of a table: columns with texts, and a column per field, by its code or label; an empty cell says nothing. A
 * table with a row per value (`field code`, `correct value`), as `batch --review` writes it, gives what stands there as right.
 * @throws UserError for a table without texts or without a column of a field
 */
export async function* tableExamples(
  source: RowSource,
  options: ExampleTableOptions,
): AsyncGenerator<readonly TableExample[]> {
  let read: ((row: InputRow) => TableExample | undefined) | undefined;
  let waiting: InputRow[] = [];
  let done: TableExample[] = [];
  const readWaiting = () => {
    read ??= readerOf(waiting, source.name, options);
    for (const row of waiting) done.push(...[read(row)].filter((example) => example !== undefined));
    waiting = [];
  };
  for await (const row of readRows(source, { note: options.note, sheet: options.sheet })) {
    if ('reason' in row) {
      done.push({ line: row.line, reason: row.reason });
      continue;
    }
    waiting.push(row);
    if (waiting.length < (read ? AT_ONCE : LOOKED_AT)) continue;
    readWaiting();
    yield done;
    done = [];
  }
  if (waiting.length > 0) readWaiting();
  yield done;
}

function readerOf(
  rows: readonly InputRow[],
  name: string,
  { fields, locale, note }: ExampleTableOptions,
): (row: InputRow) => TableExample | undefined {
  const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const review = reviewColumns(names);
  if (review) return (row) => reviewed(row, review);
  const columns = fieldColumns(names, fields);
  const others = rows.map((row) => ({
    ...row,
    values: Object.fromEntries(
      Object.entries(row.values).filter(([column]) => !columns.has(column) && !/-unit$/.test(column)),
    ),
  }));
  const { texts } = chooseColumns(others, {}, locale);
  const said = `(there are ${names.join(', ')})`;
  if (texts.length === 0)
    throw new UserError(`${name} has no column with a text ${said}: an example needs one`, 'examples');
  if (columns.size === 0)
    throw new UserError(`${name} has no column of a field ${said}: name columns by code or label`, 'examples');
  note(
    `${name}: texts in ${texts.map((text) => text.name).join(', ')}; values of ${[...columns.values()].map(({ code }) => code).join(', ')}`,
  );
  return ({ line, values }) => {
    const given = texts.map((column) => ({ ...givenColumn(column, values), text: columnText(values[column.name]) }));
    const known = [...columns].flatMap(([column, field]) => {
      const text = columnText(values[column]).trim();
      return text === '' ? [] : [[field.code, cellValue(text, values[`${column}-unit`], field)] as const];
    });
    return exampleOf(line, given, known);
  };
}

/** Fields by the column of their values: named by code or label, as Akeneo's `code-fr_FR-ecommerce`, too. */
function fieldColumns(names: readonly string[], fields: readonly Field[]): ReadonlyMap<string, Field> {
  const byCode = new Map(fields.map((field) => [field.code, field]));
  const index = createFieldIndex(fields);
  const columns = new Map<string, Field>();
  for (const name of names) {
    const bare = name.replace(/-[a-z]{2,3}_[A-Z]{2}(?:-[\w.]+)?$/, '');
    const named = index.named(name);
    const field = byCode.get(name) ?? byCode.get(bare) ?? (named.length === 1 ? named[0] : undefined);
    // A text that is called like a field is still a text: it is what fields are read from.
    if (field && !(kindOf(field).isProse && readColumnName(name).base === 'description')) columns.set(name, field);
  }
  return columns;
}

/** Values of several options stand in one cell; a unit of its own stands in another. */
function cellValue(text: string, unit: unknown, field: Field): unknown {
  if (field.multiple && !field.options.some(({ code }) => code === text))
    return text.split(/[,;|]/).map((part) => part.trim());
  const own = columnText(unit).trim();
  return own === '' || own === field.akeneo?.defaultUnit ? text : `${text} ${own}`;
}

interface ReviewColumns {
  readonly field: string;
  readonly right: string;
  readonly texts: readonly string[];
}

function reviewColumns(names: readonly string[]): ReviewColumns | undefined {
  const [field, right] = ['field code', 'correct value'].map((name) => names.find((one) => one.toLowerCase() === name));
  if (field === undefined || right === undefined) return undefined;
  const whole = names.filter((name) => /^text(?: \(\d+\))?$/i.test(name));
  return { field, right, texts: whole.length > 0 ? whole : names.filter((name) => /^(?:title|context)$/i.test(name)) };
}

/** Nothing for a value that nobody looked at; a dash says that the text does not state one. */
function reviewed({ line, values }: InputRow, { field, right, texts }: ReviewColumns): TableExample | undefined {
  const value = typeof values[right] === 'string' ? values[right].trim() : values[right];
  if (value === '' || value === undefined || value === null) return undefined;
  const given = texts.map((column) => ({ column, text: columnText(values[column]) }));
  const known = [[String(values[field]), value === '-' ? null : value]] as const;
  return exampleOf(line, given, known);
}

/** An example of the texts of one row, as a batch puts them together. */
function exampleOf(
  line: number,
  texts: NonNullable<ExampleEntry['texts']>,
  values: ExampleEntry['values'],
): TableExample {
  const description = texts
    .map(({ text }) => text)
    .join('\n')
    .trim();
  return { line, known: { description, texts, values } };
}
