import { UserError } from '../errors.js';
import type { PlacedRow } from './ledger.js';
import type { Task } from './lookup-many.js';

/** A product of the input with all the fields that it asks for. */
export interface ProductTask extends Task {
  readonly id: string | number;
  /** What the input calls its identifiers. */
  readonly idColumn: string;
  /** Its texts as given, by column. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Its row in the output of an earlier run; then only the fields that are open in it are asked. */
  readonly row?: PlacedRow;
  /** All codes asked, in order. */
  readonly codes: readonly string[];
}

/** What an earlier run did. */
export interface Earlier {
  rows(): AsyncIterable<PlacedRow>;
  /** Told of each product that is done already, with the fields that were not answered and cannot be asked now either. */
  onDone(unanswered: readonly string[]): void;
  /** The output's name, for errors. */
  readonly output: string;
}

/** What is left to ask of products whose rows stand in an output in their order: new ones, and the open fields of old ones. */
export async function* continueInOrder(
  products: AsyncIterable<ProductTask>,
  { rows: read, onDone, output }: Earlier,
): AsyncGenerator<ProductTask> {
  const rows = read()[Symbol.asyncIterator]();
  let written = true;
  for await (const product of products) {
    const next = written ? await rows.next() : undefined;
    if (!next || next.done) {
      written = false;
      yield product;
      continue;
    }
    const row = next.value;
    if (row.id !== String(product.id)) throw mismatch(row, product, output);
    const left = remaining(product, row);
    if (left) yield left;
    else onDone(row.unanswered);
  }
}

function mismatch({ place, id }: PlacedRow, product: ProductTask, output: string): UserError {
  const where = `row ${place + 1} of ${output} is product "${id}", where the input has "${product.id}"`;
  return new UserError(`${where}: resume with the inputs of the first run, or name another --output`, 'resume');
}

/** The same for an output whose rows stand in any order, which are all read first. */
export async function* continueUnordered(
  products: AsyncIterable<ProductTask>,
  earlier: Earlier,
): AsyncGenerator<ProductTask> {
  const rows = await rowsById(earlier);
  for await (const product of products) {
    const known = rows.get(String(product.id));
    if (!known || known.count === 0) {
      yield product;
      continue;
    }
    const { open } = known;
    if (open && known.count > 1) throw ambiguous(open, earlier.output);
    known.count--;
    const left = open && remaining(product, open);
    if (left) yield left;
    else earlier.onDone(open?.unanswered ?? []);
  }
}

interface Known {
  count: number;
  /** One that is not all answered. */
  open?: PlacedRow;
}

async function rowsById({ rows }: Earlier): Promise<ReadonlyMap<string, Known>> {
  const byId = new Map<string, Known>();
  for await (const row of rows()) {
    const known = byId.get(row.id) ?? { count: 0 };
    known.count++;
    if (row.unanswered.length > 0) known.open = row;
    byId.set(row.id, known);
  }
  return byId;
}

function ambiguous({ id }: PlacedRow, output: string): UserError {
  return new UserError(
    `product "${id}" stands more than once in ${output}, which is not in the order of the input, and not all of it was answered: give products identifiers of their own, or begin anew`,
    'resume',
  );
}

/** The fields of a row that were not answered and can be asked now. */
function remaining(product: ProductTask, row: PlacedRow): ProductTask | undefined {
  const open = new Set(row.unanswered);
  const fields = product.fields.filter((field) => typeof field !== 'string' && open.has(field.code));
  return fields.length > 0 ? { ...product, fields, row } : undefined;
}
