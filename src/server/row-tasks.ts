import { Readable } from 'node:stream';
import { UserError } from '../errors.js';
import type { Field, Locale } from '../fields/field.js';
import type { Product, ProductColumns } from '../input/product.js';
import type { HtmlReading } from '../input/product-text.js';
import { readRows } from '../input/read-rows.js';
import { createProductMaker } from '../input/to-product.js';
import type { Task } from '../lookup/lookup-products.js';
import { boundedLines } from './bounded-lines.js';

/** One line of a request: a product to look up, or what is wrong with the line. */
export interface RowTask extends Task {
  readonly id: string | number;
  readonly error?: string;
  readonly texts?: Product['texts'];
}

/** What the lines are read with. */
export interface RowTaskOptions {
  /** Codes for the rows that name none. */
  readonly fields: readonly string[];
  readonly columns: ProductColumns;
  readonly html: HtmlReading;
  readonly locale: Locale;
  /** The fields that names mean; a bare string means none. @throws UserError when that is not clear */
  readonly select: (names: readonly string[]) => readonly (Field | string)[];
  /** The most bytes of a line. */
  readonly longest: number;
}

/** Reads JSON lines as they arrive. @throws UserError for a body that cannot be read to its end */
export async function* rowTasks(body: AsyncIterable<Uint8Array>, options: RowTaskOptions): AsyncGenerator<RowTask> {
  const source = { name: 'body.jsonl', open: () => Readable.from(boundedLines(body, options.longest)) };
  const { columns, html, locale } = options;
  const maker = createProductMaker({ columns, html, locale, lineId: (line) => line });
  for await (const row of readRows(source)) {
    if ('reason' in row) {
      yield wrong(row.line, row.reason);
      continue;
    }
    const product = await maker.make(row);
    if (typeof product === 'string') {
      const { id } = row.values;
      yield wrong(typeof id === 'string' || typeof id === 'number' ? id : row.line, product);
      continue;
    }
    const { id, description, locate, texts, fields = options.fields } = product;
    if (fields.length === 0) yield wrong(id, 'no fields asked: name them in "fields", or in ?fields=CODE,CODE');
    else yield selected({ id, description, locate, texts }, () => options.select(fields));
  }
}

function selected(product: Omit<RowTask, 'fields'>, select: () => RowTask['fields']): RowTask {
  try {
    return { ...product, fields: select() };
  } catch (error) {
    if (error instanceof UserError) return wrong(product.id, error.message);
    throw error;
  }
}

function wrong(id: string | number, error: string): RowTask {
  return { id, error, description: '', fields: [] };
}
