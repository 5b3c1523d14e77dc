import { Readable } from 'node:stream';
import type { Task } from '../batch/lookup-many.js';
import { UserError } from '../errors.js';
import type { Field } from '../fields/field.js';
import type { ProductColumns } from '../input/product.js';
import { readRows } from '../input/read-rows.js';
import { toProduct } from '../input/to-product.js';
import { boundedLines } from './bounded-lines.js';

/** One line of a request: a product to look up, or what is wrong with the line. */
export interface RowTask extends Task {
  readonly id: string | number;
  readonly error?: string;
}

/** What the lines are read with. */
export interface RowOptions {
  /** Codes for the rows that name none. */
  readonly fields: readonly string[];
  readonly columns: ProductColumns;
  /** The fields that names mean; a bare string means none. @throws UserError when that is not clear */
  readonly select: (names: readonly string[]) => readonly (Field | string)[];
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
    const product = toProduct(row, options.columns, (line) => line);
    if (typeof product === 'string') {
      const { id } = row.values;
      yield wrong(typeof id === 'string' || typeof id === 'number' ? id : row.line, product);
      continue;
    }
    const { id, description, fields = options.fields } = product;
    if (fields.length === 0) yield wrong(id, 'no fields asked: name them in "fields", or in ?fields=CODE,CODE');
    else yield selected(id, description, () => options.select(fields));
  }
}

function selected(id: string | number, description: string, select: () => RowTask['fields']): RowTask {
  try {
    return { id, description, fields: select() };
  } catch (error) {
    if (error instanceof UserError) return wrong(id, error.message);
    throw error;
  }
}

function wrong(id: string | number, error: string): RowTask {
  return { id, error, description: '', fields: [] };
}
