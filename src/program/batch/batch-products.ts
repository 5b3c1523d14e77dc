import { takeFirst, takeSample } from '../../batch/choose-products.js';
import type { ProductTask } from '../../batch/continue-tasks.js';
import type { Catalogue } from '../../examples/catalogue.js';
import type { Field } from '../../fields/field.js';
import type { Product, Reject } from '../../input/product.js';
import type { HtmlReading } from '../../input/product-text.js';
import type { Source } from '../../input/read-blocks.js';
import { readProducts } from '../../input/read-products.js';
import type { BATCH_FLAGS, FlagValues } from '../flags.js';
import { unknownCode } from '../run-lookup.js';

/** What products are read from and asked for. */
export interface ProductInput {
  readonly sources: readonly Source[];
  readonly catalogue: Catalogue;
  readonly flags: Pick<FlagValues<typeof BATCH_FLAGS>, 'id' | 'text' | 'format' | 'limit' | 'sample'>;
  readonly html: HtmlReading;
  /** The codes for rows that name none of their own. */
  readonly codes: readonly string[];
  /** Told what may be wrong, such as a code that the catalogue does not hold. */
  readonly warn: (text: string) => void;
  readonly onReject: (reject: Reject) => void;
  /** Told of each product that is read. */
  readonly onRead: (product: Product) => void;
}

/** The products of the input with their fields, as many as the flags choose. */
export function productTasks(input: ProductInput): AsyncIterable<ProductTask> {
  const { flags } = input;
  const products = flags.sample === undefined ? readAll(input) : takeSample(readAll(input), flags.sample);
  const chosen = flags.limit === undefined ? products : takeFirst(products, flags.limit);
  return toTasks(chosen, input);
}

function readAll({ sources, html, flags: { id, text }, warn, onReject }: ProductInput): AsyncGenerator<Product> {
  const columns = {
    ...(id !== undefined && { id }),
    ...(text !== undefined && { text: text.split(',').map((name) => name.trim()) }),
  };
  return readProducts(sources, { columns, html, onReject, note: warn });
}

async function* toTasks(products: AsyncIterable<Product>, input: ProductInput): AsyncGenerator<ProductTask> {
  const { codes: usual, flags, onReject, onRead } = input;
  const fieldsOf = createFieldFinder(input);
  const columns = flags.format === 'csv' ? new Set(usual) : undefined;
  for await (const product of products) {
    const { id, idColumn, description, locate, texts, fields: codes = usual, source, line } = product;
    onRead(product);
    const problem = problemWith(codes, columns);
    if (problem) onReject({ source, line, reason: problem, text: description });
    else yield { id, idColumn, description, locate, texts, codes, fields: fieldsOf(codes) };
  }
}

function problemWith(codes: readonly string[], columns: ReadonlySet<string> | undefined): string | undefined {
  if (codes.length === 0) return 'asks for no fields: name them in the row, or with --fields';
  const other = columns && codes.find((code) => !columns.has(code));
  return other && `asks for field ${other}, which is no column of the CSV: name it with --fields`;
}

/** Rows that ask for the same fields get the same list, found once. */
function createFieldFinder({
  catalogue,
  warn,
}: ProductInput): (codes: readonly string[]) => readonly (Field | string)[] {
  const lists = new Map<string, readonly (Field | string)[]>();
  const told = new Set<string>();
  const find = (code: string): Field | string => {
    const field = catalogue.field(code);
    if (!field && !told.has(code)) warn(unknownCode(code, catalogue));
    if (!field) told.add(code);
    return field ?? code;
  };
  return (codes) => {
    const key = codes.join('\n');
    const fields = lists.get(key) ?? codes.map(find);
    // Rows may each ask for fields of their own.
    if (lists.size > 1000) lists.clear();
    lists.set(key, fields);
    return fields;
  };
}
