import { didYouMean, UserError } from '../errors.js';
import type { Locale } from '../fields/field.js';
import type { FieldHeading } from './columns/attribute-column.js';
import {
  type ChosenColumns,
  chooseColumns,
  FIELD_COLUMNS,
  findColumn,
  type TextColumn,
} from './columns/choose-columns.js';
import { columnText } from './columns/column-content.js';
import { namedAs, readColumnName } from './columns/column-names.js';
import type { Product, ProductColumns } from './product.js';
import { type GivenText, type HtmlReading, type ProductText, readProductText } from './product-text.js';
import type { InputRow } from './row.js';
import type { VariantColumns } from './variant-rows.js';

/** How rows become products. */
export interface RowReading {
  readonly columns: ProductColumns;
  readonly html: HtmlReading;
  /** The language of the run, whose texts come first. */
  readonly locale: Locale;
  /** Tells the columns that are called like a field that is asked for. */
  readonly fieldHeading?: FieldHeading | undefined;
  /** The identifier of a row that has none. */
  readonly lineId: (line: number) => string | number;
}

type RowProduct = Omit<Product, 'source'>;

/** Makes products of the rows of one input. */
export interface ProductMaker {
  /**
   * Chooses the columns by the first rows, when all rows have the same ones.
   * @throws UserError for a column that is not there, or where none holds a text
   */
  fixColumns(rows: readonly InputRow[], source: string): ChosenColumns;
  /** The columns by which rows of variants are told, where there are such. */
  variants(): VariantColumns | undefined;
  /** The product that a row describes, or a sentence that says why it describes none; at once unless its texts hold HTML. */
  make(row: InputRow): Promise<RowProduct | string> | RowProduct | string;
}

/** Rows of JSON have keys of their own; this number of kinds is remembered. */
const MOST_KINDS = 1000;

/** Makes products of rows; rows of JSON that have other keys get columns of their own. */
export function createProductMaker(reading: RowReading): ProductMaker {
  const { columns, locale, html, fieldHeading } = reading;
  let fixed: ChosenColumns | undefined;
  let variants: VariantColumns | undefined;
  const kinds = new Map<string, ChosenColumns>();
  let known: ReadonlySet<string> = new Set();

  function fixColumns(rows: readonly InputRow[], source: string): ChosenColumns {
    fixed = chooseColumns(rows, columns, locale, fieldHeading);
    variants = rows.some(({ table }) => table) ? variantColumns(rows, fixed) : undefined;
    const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
    for (const name of [...(columns.text ?? []), ...(columns.id === undefined ? [] : [columns.id])]) {
      if (findColumn(name, names) === undefined)
        throw new UserError(
          `${source} has no column "${name}"${didYouMean(name, names)} (there are ${names.join(', ')})`,
          'column',
        );
    }
    known = new Set(names);
    if (fixed.texts.length > 0) return fixed;
    throw new UserError(
      `${source} has no column with a text (there are ${names.join(', ')}): name it with --text`,
      'column',
    );
  }

  function columnsOf(row: InputRow): ChosenColumns {
    if (fixed && (row.table || isFixed(row, fixed))) return fixed;
    const key = Object.keys(row.values).join('\n');
    const chosen = kinds.get(key) ?? chooseColumns([row], columns, locale, fieldHeading);
    if (kinds.size >= MOST_KINDS) kinds.clear();
    // What a row of JSON holds may be a text in one and none in the next.
    if (chosen.texts.length > 0) kinds.set(key, chosen);
    return chosen;
  }

  function isFixed({ values }: InputRow, { texts }: ChosenColumns): boolean {
    if (fieldHeading && Object.keys(values).some((name) => !known.has(name))) return false;
    return texts.some(({ name }) => columnText(values[name]) !== '');
  }

  return {
    fixColumns,
    variants: () => variants,
    make(row) {
      const given = givenProduct(row, columnsOf(row), reading);
      if (typeof given === 'string') return given;
      const read = readProductText(given.texts, html);
      return read instanceof Promise ? read.then((text) => finish(given, text)) : finish(given, read);
    },
  };
}

/** Shopify's tables: what its rows call `Handle` is the product. */
function variantColumns(rows: readonly InputRow[], { id, texts }: ChosenColumns): VariantColumns | undefined {
  const group = Object.keys(rows[0]?.values ?? {}).find((name) => /^handle$/i.test(name.trim()));
  if (group === undefined) return undefined;
  return { group, id, texts: texts.map(({ name, label }) => label ?? name) };
}

interface GivenProduct extends Omit<RowProduct, 'description' | 'locate' | 'texts'> {
  readonly texts: readonly (GivenText & { readonly column: string })[];
  /** All cells that the texts are made of, by column. */
  readonly cells: Readonly<Record<string, string>>;
}

function finish({ texts, cells, ...rest }: GivenProduct, { description, locate }: ProductText): RowProduct | string {
  if (description === '') return `nothing but markup in ${texts.map(({ column }) => column).join(', ')}`;
  return { ...rest, description, locate, texts: cells };
}

function givenProduct(row: InputRow, chosen: ChosenColumns, { columns, lineId }: RowReading): GivenProduct | string {
  const { line, values } = row;
  const id = chosen.id === undefined ? undefined : values[chosen.id];
  if (columns.id !== undefined && !isId(id)) return `no id in column ${columns.id}${nearest(columns.id, values)}`;
  const texts = chosen.texts.flatMap((column) => {
    const { name } = column;
    const text = columnText(values[name]);
    if (text.trim() === '') return [];
    return { text, ...givenColumn(column, values), ...givenHeading(column, text) };
  });
  if (texts.length === 0) return noText(chosen, columns, values);
  const fields = fieldsOf(columns.fields ?? FIELD_COLUMNS, values);
  return {
    id: isId(id) ? id : lineId(line),
    idColumn: chosen.id ?? 'id',
    line,
    texts,
    cells: cellsOf(chosen.texts, values),
    ...(fields.length > 0 && { fields }),
  };
}

/** Labels and units beside their values, so that the text can be put together again. */
function cellsOf(columns: readonly TextColumn[], values: InputRow['values']): Readonly<Record<string, string>> {
  const filled = columns.filter(({ name }) => columnText(values[name]).trim() !== '');
  const names = filled.flatMap(({ name, label, unit }) => [label, name, unit].filter((one) => one !== undefined));
  return Object.fromEntries(names.map((name) => [name, columnText(values[name])]));
}

/** A column's name, with what other columns say of its text. */
export function givenColumn(
  { name, label, unit }: TextColumn,
  values: InputRow['values'],
): Required<Pick<GivenText, 'column'>> & GivenAround {
  return {
    column: name,
    ...(label !== undefined && { label: columnText(values[label]).trim() }),
    ...(unit !== undefined && { unit: columnText(values[unit]).trim() }),
  };
}

/** An attribute's header, and its unit where the cell holds a bare number. */
function givenHeading({ heading, headingUnit }: TextColumn, text: string): GivenAround {
  if (heading === undefined) return {};
  const isBare = /^[-+±<>≤≥~]?\s*\d[\d\s.,'’x×*/–-]*$/i.test(text.trim());
  return { label: heading, ...(isBare && headingUnit !== undefined && { unit: headingUnit }) };
}

type GivenAround = Pick<GivenText, 'label' | 'unit'>;

function noText({ texts }: ChosenColumns, { text }: ProductColumns, values: InputRow['values']): string {
  const called = () =>
    Object.keys(values).filter((name) => /^t(?:itle|ext)$/.test(namedAs(readColumnName(name)) ?? ''));
  const names = text ?? (texts.length > 0 ? texts.map(({ name }) => name) : called());
  if (names.length > 0) return `no text in ${names.join(', ')}${text ? nearest(text[0] ?? '', values) : ''}`;
  return `no column with a text (there are ${Object.keys(values).join(', ')}): name it with --text`;
}

function nearest(name: string, values: InputRow['values']): string {
  const names = Object.keys(values);
  return findColumn(name, names) === undefined ? didYouMean(name, names) : '';
}

function isId(id: unknown): id is string | number {
  return typeof id === 'string' ? id.trim() !== '' : typeof id === 'number';
}

/** A list, or several names in one text, of the first of the columns that holds any. */
function fieldsOf(columns: readonly string[], values: InputRow['values']): readonly string[] {
  const keys = Object.keys(values);
  for (const column of columns) {
    const name = findColumn(column, keys);
    const value = name !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
    const words = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;|\n]/) : [];
    const names = words.filter((word): word is string => typeof word === 'string').map((word) => word.trim());
    const filled = [...new Set(names)].filter((word) => word !== '');
    if (filled.length > 0) return filled;
  }
  return [];
}
