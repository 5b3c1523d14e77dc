import { UserError } from '../errors.js';
import type { Task } from '../lookup/lookup-products.js';
import type { PlacedRow } from './output-file.js';

/** A product of the input with all the fields that it asks for. */
export interface ProductTask extends Task {
  readonly id: string | number;
  /** What the input calls its identifiers. */
  readonly idColumn: string;
  /** Its texts as given, by column. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Its row in the output of an earlier run; then only the fields that are open in it are asked, or all when it changed since. */
  readonly row?: PlacedRow;
  /** A hash of its text and of what its fields are; absent where nothing is kept of it. */
  readonly hash?: string;
  /** All codes asked, in order. */
  readonly codes: readonly string[];
}

/** What an earlier run did. */
export interface Earlier {
  rows(): AsyncIterable<PlacedRow>;
  /** Told of each product that is done already, with the fields that were not answered and cannot be asked now either. */
  onDone(unanswered: readonly string[]): void;
  /** Told of each product whose text or fields are others than in the earlier run, so that it is filled again. */
  onChanged?(): void;
  /** The output's name, for errors. */
  readonly output: string;
}

/** What is left to ask of products whose rows stand in an output in their order: new ones, and the open fields of old ones. */
export async function* continueInOrder(
  products: AsyncIterable<ProductTask>,
  { rows: read, onDone, onChanged, output }: Earlier,
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
    if (isChanged(product, row)) {
      onChanged?.();
      yield { ...product, row };
      continue;
    }
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
  const known = await rowsById(earlier);
  for await (const product of products) {
    const rows = known.get(String(product.id)) ?? [];
    const same = rows.findIndex((row) => !isChanged(product, row));
    const row = rows[Math.max(same, 0)];
    if (!row) {
      yield product;
      continue;
    }
    const open = rows.find(({ unanswered }) => unanswered.length > 0);
    // A hash tells which of them it is.
    if (rows.length > 1 && (same === -1 || (open && row.hash === undefined))) throw ambiguous(row, earlier.output);
    rows.splice(Math.max(same, 0), 1);
    const left = same === -1 ? { ...product, row } : remaining(product, row);
    if (same === -1) earlier.onChanged?.();
    if (left) yield left;
    else earlier.onDone(row.unanswered);
  }
}

/** Of rows that are all answered only what tells them apart is kept. */
async function rowsById({ rows }: Earlier): Promise<ReadonlyMap<string, PlacedRow[]>> {
  const byId = new Map<string, PlacedRow[]>();
  for await (const row of rows()) {
    const { id, place, hash } = row;
    const kept = row.unanswered.length > 0 ? row : { id, place, hash, ...NOTHING };
    const known = byId.get(id);
    if (known) known.push(kept);
    else byId.set(id, [kept]);
  }
  return byId;
}

const NOTHING = { values: new Map(), answers: new Map(), unanswered: [] };

/** Whether the text or the fields are others than a row was made from. */
function isChanged({ hash }: ProductTask, row: PlacedRow): boolean {
  return hash !== undefined && row.hash !== undefined && hash !== row.hash;
}

function ambiguous({ id }: PlacedRow, output: string): UserError {
  return new UserError(
    `product "${id}" stands more than once in ${output}, which is not in the order of the input, and not all of it is answered for the texts of now: give products identifiers of their own, or begin anew`,
    'resume',
  );
}

/** The fields of a row that were not answered and can be asked now. */
function remaining(product: ProductTask, row: PlacedRow): ProductTask | undefined {
  const open = new Set(row.unanswered);
  const fields = product.fields.filter((field) => typeof field !== 'string' && open.has(field.code));
  return fields.length > 0 ? { ...product, fields, row } : undefined;
}
