import type { Locale } from '../../fields/field.js';
import type { ProductColumns } from '../product.js';
import type { InputRow } from '../row.js';
import { type AttributeHeader, attributeHeader, type FieldHeading } from './attribute-column.js';
import { columnContent, columnText } from './column-content.js';
import { GENERIC_IDENTIFIER, identifierRank, localeRank, namedAs, readColumnName } from './column-names.js';
import { valueColumns } from './value-columns.js';

/** A column whose text is read. */
export interface TextColumn extends Partial<AttributeHeader> {
  readonly name: string;
  /** The column that says what the text is the value of. */
  readonly label?: string;
  /** The column of its unit. */
  readonly unit?: string;
}

/** Which columns of an input hold what. */
export interface ChosenColumns {
  readonly id: string | undefined;
  /** In the order in which they are put together: titles first, then what is called a text, then others that hold one. */
  readonly texts: readonly TextColumn[];
  /** Those with anything in them that are not read. */
  readonly leftOut: readonly string[];
}

/** Rows that hold prose or pairs, of all: below, a column is no text. */
const A_FIFTH = 0.2;
/** Rows in which an identifier may be missing, or come again. */
const MOST_ROWS = 0.9;

/**
 * Chooses the columns of products by their names and by what stands in them.
 * @param rows the first rows of the input
 * @param given columns that the user named, found whatever their letter case
 * @param fieldHeading tells the columns that are called like a field that is asked for, whose values are read behind it
 */
export function chooseColumns(
  rows: readonly InputRow[],
  given: ProductColumns,
  locale: Locale,
  fieldHeading?: FieldHeading,
): ChosenColumns {
  const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const cellsOf = (name: string) => rows.map(({ values }) => values[name]);
  const find = (name: string) => findColumn(name, names);
  const id = given.id === undefined ? chooseIdentifier(names, cellsOf) : find(given.id);
  const fieldColumns = new Set((given.fields ?? FIELD_COLUMNS).map(find));
  const others = names.filter((name) => name !== id && !fieldColumns.has(name));
  const texts = given.text
    ? namedTexts(
        given.text.flatMap((name) => sameNamed(find(name), names)),
        cellsOf,
        fieldHeading,
      )
    : chooseTexts(others, cellsOf, locale, fieldHeading);
  const read = new Set(texts.flatMap(({ name, label, unit }) => [name, label, unit]));
  const leftOut = others.filter(
    (name) => !read.has(name) && cellsOf(name).some((cell) => columnText(cell).trim() !== ''),
  );
  return { id, texts, leftOut };
}

/** Columns whose cells name the fields of a row. */
export const FIELD_COLUMNS = ['fields', 'fields_to_extract'];

/** The column of a name, the exact one first. */
export function findColumn(name: string, names: readonly string[]): string | undefined {
  return names.includes(name) ? name : names.find((other) => other.toLowerCase() === name.toLowerCase());
}

/** A table may have several columns of one name; they were given numbers. */
function sameNamed(name: string | undefined, names: readonly string[]): readonly string[] {
  if (name === undefined) return [];
  return names.filter(
    (other) => other === name || (other.startsWith(`${name} (`) && /^ \(\d+\)$/.test(other.slice(name.length))),
  );
}

type CellsOf = (name: string) => readonly unknown[];

function chooseIdentifier(names: readonly string[], cellsOf: CellsOf): string | undefined {
  let best: { readonly name: string; readonly rank: number } | undefined;
  let repeated: typeof best;
  for (const name of names) {
    const rank = identifierRank(name);
    if (rank === undefined || (best && best.rank <= rank)) continue;
    const texts = cellsOf(name).map((cell) => (typeof cell === 'object' ? '' : columnText(cell).trim()));
    const filled = texts.filter((text) => text !== '');
    // Rows of variants often repeat or leave out the identifier of their product.
    const own = new Set(filled).size;
    if (filled.length > 0 && (filled.length >= MOST_ROWS * texts.length || own > 1) && (own > 1 || filled.length === 1))
      best = { name, rank };
    // Rows that all bear one identifier are told of as such; a mere code or number that is always the same is none.
    else if (filled.length >= MOST_ROWS * texts.length && own === 1 && rank < (repeated?.rank ?? GENERIC_IDENTIFIER))
      repeated = { name, rank };
  }
  return (best ?? repeated)?.name;
}

/** A single column that the user names is what is read, unless it is called like a field or its header holds a unit. */
function namedTexts(names: readonly string[], cellsOf: CellsOf, fieldHeading?: FieldHeading): readonly TextColumn[] {
  return names.map((name) => {
    const header = attributeHeader(name, cellsOf(name), { fieldHeading, named: true });
    const isOnly = names.length === 1 && header?.headingUnit === undefined && fieldHeading?.(name) === undefined;
    return { name, ...(!isOnly && header) };
  });
}

function chooseTexts(
  names: readonly string[],
  cellsOf: CellsOf,
  locale: Locale,
  fieldHeading?: FieldHeading,
): readonly TextColumn[] {
  const pairs = valueColumns(names, cellsOf);
  const parts = new Set([...pairs.values()].flatMap(({ label, unit }) => [label, unit]));
  const chosen: { readonly column: TextColumn; readonly rank: number; readonly foreign: number }[] = [];
  for (const name of names) {
    const pair = pairs.get(name);
    const column = readColumnName(name);
    const header = pair ? undefined : attributeHeader(name, cellsOf(name), { fieldHeading, named: false });
    const rank = pair || header ? 3 : rankOf(name, cellsOf(name));
    if (rank === undefined || parts.has(name)) continue;
    chosen.push({ column: { name, ...pair, ...header }, rank, foreign: localeRank(column, locale) });
  }
  return chosen.toSorted((a, b) => a.foreign - b.foreign || a.rank - b.rank).map(({ column }) => column);
}

/** 0 for titles, 1 for what is called a text, 2 for what only looks like one; undefined for anything else. */
function rankOf(name: string, cells: readonly unknown[]): number | undefined {
  const named = namedAs(readColumnName(name));
  if (named === 'never') return undefined;
  const { filled, prose, pairs, constant } = columnContent(cells);
  if (named === 'title' || named === 'text') return filled > 0 ? (named === 'title' ? 0 : 1) : undefined;
  if (constant || identifierRank(name) !== undefined) return undefined;
  if (pairs >= A_FIFTH) return 2;
  return prose >= A_FIFTH && named !== 'other-words' ? 2 : undefined;
}
