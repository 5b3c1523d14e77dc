import { createHash } from 'node:crypto';
import { takeFirst, takeSample } from '../../batch/choose-products.js';
import type { ProductTask } from '../../batch/continue-tasks.js';
import { HASH_LENGTH } from '../../batch/hash-file.js';
import { parseSize } from '../../config/size.js';
import { UserError } from '../../errors.js';
import type { Catalogue } from '../../examples/catalogue.js';
import { selectFields, unknownField } from '../../examples/select-fields.js';
import type { Field, Locale } from '../../fields/field.js';
import { createFieldHeading } from '../../input/columns/field-heading.js';
import type { Product, Reject } from '../../input/product.js';
import type { HtmlReading } from '../../input/product-text.js';
import type { RowSource } from '../../input/read-blocks.js';
import { readProducts } from '../../input/read-products.js';
import type { FlagValues } from '../flags.js';
import type { BATCH_FLAGS } from './batch-flags.js';
import { watchRepeatedIds } from './repeated-ids.js';

/** What products are read from and asked for. */
export interface BatchInput {
  readonly sources: readonly RowSource[];
  readonly catalogue: Catalogue;
  readonly flags: Pick<FlagValues<typeof BATCH_FLAGS>, 'id' | 'text' | 'sheet' | 'limit' | 'sample' | 'max-row'>;
  readonly html: HtmlReading;
  /** The language of the run, whose texts come first. */
  readonly locale: Locale;
  /** The codes for rows that name none of their own. */
  readonly codes: readonly string[];
  /** The columns whose cells name the fields of a row; the usual ones when there are none. */
  readonly fieldColumns: readonly string[];
  /** Whether rows may ask for no other fields than these, since they are the columns of a table. */
  readonly onlyColumns: boolean;
  /** Told what may be wrong, such as a code that the catalogue does not hold. */
  readonly warn: (text: string) => void;
  /** Told which columns are read. */
  readonly note: (text: string) => void;
  readonly onReject: (reject: Reject) => void;
  /** Told of each product that is read. */
  readonly onRead: (product: Product) => void;
}

/** The products of the input with their fields, as many as the flags choose. */
export function productTasks(input: BatchInput): AsyncIterable<ProductTask> {
  const { flags } = input;
  const products = flags.sample === undefined ? readAll(input) : takeSample(readAll(input), flags.sample);
  const chosen = flags.limit === undefined ? products : takeFirst(products, flags.limit);
  return toTasks(chosen, input);
}

function readAll({
  sources,
  html,
  locale,
  flags: { id, text, sheet, 'max-row': maxRow },
  fieldColumns,
  warn,
  note,
  onReject,
  catalogue,
  codes,
}: BatchInput): AsyncGenerator<Product> {
  const columns = {
    ...(id !== undefined && { id }),
    ...(fieldColumns.length > 0 && { fields: fieldColumns }),
    ...(text !== undefined && { text: text.split(',').map((name) => name.trim()) }),
  };
  const longest = maxRow === undefined ? undefined : parseSize(maxRow, '--max-row');
  // Rows that name fields of their own may ask for any.
  const asked = codes.length === 0 || fieldColumns.length > 0 ? undefined : codes;
  const fieldHeading = createFieldHeading(
    asked?.flatMap((code) => catalogue.field(code) ?? []) ?? catalogue.allFields(),
  );
  const reading = { columns, html, locale, sheet, longest, fieldHeading };
  return readProducts(sources, { ...reading, onReject, note: warn, onColumns: note });
}

async function* toTasks(products: AsyncIterable<Product>, input: BatchInput): AsyncGenerator<ProductTask> {
  const { codes: usual, onReject, onRead } = input;
  const find = createFieldFinder(input);
  const columns = input.onlyColumns ? new Set(usual) : undefined;
  const repeated = watchRepeatedIds(input.warn);
  for await (const product of products) {
    const { id, idColumn, description, locate, texts, source, line } = product;
    onRead(product);
    repeated.read(product);
    const asked = find(product.fields);
    const problem = typeof asked === 'string' ? asked : problemWith(asked.codes, columns);
    if (typeof asked === 'string' || problem) onReject({ source, line, reason: problem ?? '', text: description });
    else {
      const { codes, fields } = asked;
      yield { id, idColumn, description, locate, texts, codes, fields, hash: hashOf(description, asked) };
    }
  }
  repeated.end();
}

function problemWith(codes: readonly string[], columns: ReadonlySet<string> | undefined): string | undefined {
  if (codes.length === 0) return 'asks for no fields: name them in the row, or with --fields';
  const other = columns && codes.find((code) => !columns.has(code));
  return other && `asks for field ${other}, which is no column of the CSV: name it with --fields`;
}

/** What is asked of a row. */
interface Asked extends Pick<ProductTask, 'codes' | 'fields'> {
  /** A hash of all that the catalogue says of the fields. */
  readonly identity: string;
}

function askedOf(codes: readonly string[], catalogue: Catalogue): Asked {
  const fields = codes.map((code) => catalogue.field(code) ?? code);
  const identity = createHash('sha256')
    .update(JSON.stringify(fields.map(meaningOf)))
    .digest('base64');
  return { codes, fields, identity };
}

/** All of a field that its values may depend on: not in which group of the PIM it stands, nor where they go. */
function meaningOf(field: Field | string): unknown {
  if (typeof field === 'string' || !field.akeneo) return field;
  const { group, unique, mainIdentifier, localizable, scopable, availableLocales, ...akeneo } = field.akeneo;
  return { ...field, akeneo };
}

/** Short, since a large output keeps one of every row. */
function hashOf(description: string, { identity }: Asked): string {
  return createHash('sha256').update(identity).update(description).digest('base64url').slice(0, HASH_LENGTH);
}

/** Rows that ask for the same fields get the same list, found once; a sentence says what is wrong with theirs. */
function createFieldFinder({
  catalogue,
  codes: usual,
  warn,
}: BatchInput): (names: readonly string[] | undefined) => Asked | string {
  const lists = new Map<string, Asked | string>();
  const told = new Set<string>();
  const tell = (text: string) => {
    if (!told.has(text)) warn(text);
    told.add(text);
  };
  const find = (names: readonly string[] | undefined): Asked | string => {
    if (!names) return askedOf(usual, catalogue);
    try {
      const { asked, unknown, notes } = selectFields(names, catalogue, { bareFamilies: true });
      for (const text of [...notes, ...unknown.map((name) => unknownField(name, catalogue))]) tell(text);
      return askedOf(asked, catalogue);
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
  };
  return (names) => {
    const key = names?.join('\n') ?? '';
    const asked = lists.get(key) ?? find(names);
    // Rows may each ask for fields of their own.
    if (lists.size > 1000) lists.clear();
    lists.set(key, asked);
    return asked;
  };
}
