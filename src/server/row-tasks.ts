import { Readable } from 'node:stream';
import type { Task } from '../batch/lookup-many.js';
import type { Field } from '../fields/field.js';
import type { Product, ProductColumns } from '../input/product.js';
import type { HtmlReading } from '../input/product-text.js';
import { readRows } from '../input/read-rows.js';
import { toProduct } from '../input/to-product.js';
import { boundedLines } from './bounded-lines.js';

/** One line of a request: a product to look up, or what is wrong with the line. */
export interface RowTask extends Task {
  readonly id: string | number;
  readonly error?: string;
  readonly texts?: Product['texts'];
}

/** What the lines are read with. */
export interface RowOptions {
  /** Codes for the rows that name none. */
  readonly fields: readonly string[];
  readonly columns: ProductColumns;
  readonly html: HtmlReading;
  readonly find: (code: string) => Field | undefined;
  /** The most bytes of a line. */
  readonly longest: number;
}

/** Reads JSON lines as they arrive. Throws a UserError for a body that cannot be read to its end. */
export async function* rowTasks(body: AsyncIterable<Uint8Array>, options: RowOptions): AsyncGenerator<RowTask> {
  const source = { name: 'body.jsonl', open: () => Readable.from(boundedLines(body, options.longest)) };
  for await (const row of readRows(source)) {
    if ('reason' in row) {
      yield wrong(row.line, row.reason);
      continue;
    }
    const { columns, html } = options;
    const product = await toProduct(row, { columns, html, lineId: (line) => line });
    if (typeof product === 'string') {
      const { id } = row.values;
      yield wrong(typeof id === 'string' || typeof id === 'number' ? id : row.line, product);
      continue;
    }
    const { id, description, locate, texts, fields = options.fields } = product;
    if (fields.length === 0) yield wrong(id, 'no fields asked: name them in "fields", or in ?fields=CODE,CODE');
    else yield { id, description, locate, texts, fields: fields.map((code) => options.find(code) ?? code) };
  }
}

function wrong(id: string | number, error: string): RowTask {
  return { id, error, description: '', fields: [] };
}
