import type { Locale } from '../fields/field.js';
import type { FieldHeading } from './columns/attribute-column.js';
import type { ChosenColumns } from './columns/choose-columns.js';
import type { Product, ProductColumns, Reject } from './product.js';
import type { HtmlReading } from './product-text.js';
import type { RowSource } from './read-blocks.js';
import { readRows } from './read-rows.js';
import type { BrokenRow, InputRow } from './row.js';
import { createProductMaker, type ProductMaker } from './to-product.js';
import { withProductTexts } from './variant-rows.js';

/** How products are read. */
export interface ReadOptions {
  readonly columns?: ProductColumns;
  /** Default `auto`. */
  readonly html?: HtmlReading;
  /** The language of the run; default `fr`. */
  readonly locale?: Locale;
  /** Tells the columns that are called like a field that is asked for: their values are read behind their header. */
  readonly fieldHeading?: FieldHeading | undefined;
  /** The sheet of a workbook: a name, or a number counted from 1. */
  readonly sheet?: string | undefined;
  /** The most characters of a row; default 20 million. */
  readonly longest?: number | undefined;
  /** Told of every row that is no product; the rows after it are read on. */
  readonly onReject: (reject: Reject) => void;
  /** Told what the user should know, such as an encoding that is not UTF-8. */
  readonly note?: (text: string) => void;
  /** Told of each source in one sentence which of its columns are read. */
  readonly onColumns?: (text: string) => void;
}

/** The products of all sources, one after the other, as they arrive. @throws UserError for a source that cannot be read */
export async function* readProducts(sources: readonly RowSource[], options: ReadOptions): AsyncGenerator<Product> {
  const { columns = {}, html = 'auto', locale = 'fr', sheet, note, fieldHeading } = options;
  for (const source of sources) {
    const lineId = (line: number) => (sources.length > 1 ? `${source.name}:${line}` : line);
    const reject = (line: number, reason: string, text: string) =>
      options.onReject({ source: source.name, line, reason, text });
    const maker = createProductMaker({ columns, html, locale, lineId, fieldHeading });
    const wanted = [...(columns.text ?? []), ...(columns.id === undefined ? [] : [columns.id])];
    const read = readRows(source, { note, sheet, wanted, longest: options.longest });
    const chosen = withColumnsFixed(read, maker, source, (text) => options.onColumns?.(text));
    const rows = withProductTexts(chosen, maker.variants, (count) =>
      note?.(`${source.name}: ${count} more rows of products told before, with variants or pictures, are left out`),
    );
    let isEmpty = true;
    for await (const row of rows) {
      isEmpty = false;
      if ('reason' in row) {
        reject(row.line, row.reason, row.text);
        continue;
      }
      const made = maker.make(row);
      const product = made instanceof Promise ? await made : made;
      if (typeof product !== 'string') yield { source: source.name, ...product };
      else reject(row.line, product, JSON.stringify(row.values));
    }
    if (isEmpty) note?.(`${source.name} holds no products: it is empty, or has nothing but a header`);
  }
}

/** Rows by which columns are chosen. */
const LOOKED_AT = 200;

/** The rows, when the columns of a table are chosen by the first of them; rows that come by themselves are not held back. */
async function* withColumnsFixed(
  rows: AsyncIterable<InputRow | BrokenRow>,
  maker: ProductMaker,
  { name, path }: RowSource,
  note: (text: string) => void,
): AsyncGenerator<InputRow | BrokenRow> {
  let first: (InputRow | BrokenRow)[] | undefined = [];
  const fix = (seen: readonly (InputRow | BrokenRow)[]) => {
    const whole = seen.filter((row): row is InputRow => 'values' in row);
    if (whole.length > 0) tell(maker.fixColumns(whole, name), name, note);
  };
  for await (const row of rows) {
    if (!first) {
      yield row;
      continue;
    }
    first.push(row);
    const waits = path !== undefined || ('table' in row && row.table);
    if (waits && first.length < LOOKED_AT) continue;
    if (waits) fix(first);
    yield* first;
    first = undefined;
  }
  if (!first) return;
  fix(first);
  yield* first;
}

/** Names that are told one by one. */
const MOST_NAMES = 12;

function tell({ id, texts, leftOut }: ChosenColumns, source: string, note: (text: string) => void): void {
  // Nothing was chosen where there is nothing to choose from.
  const attributes = texts.filter(({ heading }) => heading !== undefined).map(({ name }) => name);
  if (id !== undefined && texts.length === 1 && leftOut.length + attributes.length === 0) return;
  const read = texts
    .filter(({ heading }) => heading === undefined)
    .map(({ name, label }) => (label === undefined ? name : `${label} with ${name}`));
  const parts = [
    ...(read.length > 0 ? [`texts in ${read.join(', ')}`] : []),
    ...(attributes.length > 0 ? [`values behind their header in ${attributes.join(', ')}`] : []),
  ];
  const by = id === undefined ? 'products by their line, since no column is called an identifier' : `products by ${id}`;
  const more = leftOut.length > MOST_NAMES ? `, and ${leftOut.length - MOST_NAMES} more` : '';
  const out = leftOut.length > 0 ? `; left out ${leftOut.slice(0, MOST_NAMES).join(', ')}${more}` : '';
  note(`${source}: ${parts.join('; ')}; ${by}${out}`);
}
