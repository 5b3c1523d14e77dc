import { didYouMean } from '../errors.js';
import type { Product, ProductColumns } from './product.js';
import { type GivenText, type HtmlReading, type ProductText, readProductText } from './product-text.js';
import type { InputRow } from './row.js';

const ID_COLUMNS = ['id', 'identifier', 'sku'];
/** Titles first: what a product is stands in them. */
const TEXT_COLUMNS = [
  ...['title', 'titre', 'titel', 'libl_libelle'],
  ...['description', 'beschreibung', 'argumentaire produit'],
];
const FIELD_COLUMNS = ['fields', 'fields_to_extract'];

/** The value under a column's name. */
type Cells = (name: string) => unknown;

/** How rows become products. */
export interface RowReading {
  readonly columns: ProductColumns;
  readonly html: HtmlReading;
  /** The identifier of a row that has none. */
  readonly lineId: (line: number) => string | number;
}

type RowProduct = Omit<Product, 'source'>;

/** The product that a row describes, or a sentence that says why it describes none; at once unless its texts hold HTML. */
export function toProduct(row: InputRow, reading: RowReading): Promise<RowProduct | string> | RowProduct | string {
  const given = givenProduct(row, reading);
  if (typeof given === 'string') return given;
  const { texts, ...rest } = given;
  const finish = ({ description, locate }: ProductText): RowProduct | string => {
    if (description === '') return `nothing but markup in ${texts.map(({ column }) => column).join(', ')}`;
    return { ...rest, description, locate, texts: Object.fromEntries(texts.map(({ column, text }) => [column, text])) };
  };
  const read = readProductText(texts, reading.html);
  return read instanceof Promise ? read.then(finish) : finish(read);
}

interface GivenProduct extends Omit<RowProduct, 'description' | 'locate' | 'texts'> {
  readonly texts: readonly Required<GivenText>[];
}

function givenProduct({ line, values }: InputRow, { columns, lineId }: RowReading): GivenProduct | string {
  const cells = cellsOf(values);
  const idColumn = columns.id ?? firstFilled(cells, ID_COLUMNS);
  const id = idColumn === undefined ? undefined : cells(idColumn);
  if (columns.id !== undefined && !isId(id)) return `no id in column ${columns.id}${nearest(columns.id, values)}`;
  const names = columns.text ?? TEXT_COLUMNS.filter((name) => cells(name) !== undefined);
  const texts = names.map((name) => ({ column: nameOf(name, values), text: textOf(cells(name)) }));
  const filled = texts.filter(({ text }) => text.trim() !== '');
  if (filled.length === 0) return noText(names, columns, values);
  const fieldColumn = firstFilled(cells, columns.fields ?? FIELD_COLUMNS);
  const fields = fieldColumn === undefined ? [] : fieldsOf(cells(fieldColumn));
  return {
    id: isId(id) ? id : lineId(line),
    idColumn: idColumn ?? 'id',
    line,
    texts: filled,
    ...(fields.length > 0 && { fields }),
  };
}

function noText(names: readonly string[], { text }: ProductColumns, values: InputRow['values']): string {
  if (names.length > 0) return `no text in ${names.join(', ')}${text ? nearest(text[0] ?? '', values) : ''}`;
  return `no column with a text (there are ${Object.keys(values).join(', ')}): name it with --text`;
}

function nearest(name: string, values: InputRow['values']): string {
  return cellsOf(values)(name) === undefined ? didYouMean(name, Object.keys(values)) : '';
}

/** Columns are found whatever their letter case, the exact one first. */
function cellsOf(values: InputRow['values']): Cells {
  const keys = keysOf(values);
  return (name) => {
    if (Object.hasOwn(values, name)) return values[name];
    const key = keys.get(name.toLowerCase());
    return key === undefined ? undefined : values[key];
  };
}

/** How the input itself writes a column's name. */
function nameOf(name: string, values: InputRow['values']): string {
  return Object.hasOwn(values, name) ? name : (keysOf(values).get(name.toLowerCase()) ?? name);
}

let last: { readonly names: readonly string[]; readonly keys: ReadonlyMap<string, string> } | undefined;

/** Columns by their names in small letters; the rows of an input mostly have the same ones. */
function keysOf(values: InputRow['values']): ReadonlyMap<string, string> {
  const names = Object.keys(values);
  if (!last || last.names.length !== names.length || !names.every((name, place) => name === last?.names[place])) {
    last = { names, keys: new Map(names.map((name) => [name.toLowerCase(), name])) };
  }
  return last.keys;
}

function firstFilled(cells: Cells, names: readonly string[]): string | undefined {
  return names.find((name) => Array.isArray(cells(name)) || textOf(cells(name)) !== '');
}

function isId(id: unknown): id is string | number {
  return typeof id === 'string' ? id.trim() !== '' : typeof id === 'number';
}

/** A dash is how exports write that there is nothing. */
function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '-' ? value : '';
}

/** A list, or several names in one text. */
function fieldsOf(value: unknown): readonly string[] {
  const words = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;|\n]/) : [];
  const names = words.filter((word): word is string => typeof word === 'string').map((word) => word.trim());
  return [...new Set(names)].filter((name) => name !== '');
}
