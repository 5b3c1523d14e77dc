import type { FieldIndex } from '../examples/field-index.js';
import { columnText } from '../input/columns/column-content.js';
import { identifierRank } from '../input/columns/column-names.js';
import type { InputRow } from '../input/row.js';
import type { GoldRow } from './make-trials.js';

/** Values of several options stand in one cell. */
const PARTS = /[,;|]/;

/** The column that is most surely named as an identifier. */
export function bestIdColumn(columns: readonly string[]): string | undefined {
  const ranked = columns.flatMap((column) => {
    const rank = identifierRank(column);
    return rank === undefined ? [] : [{ column, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.column;
}

/**
 * The gold of a row of a table with a column per field, named by code or label: a filled cell is right, a dash says that the
 * text states nothing, and an empty one decides nothing.
 */
export function wideGold({ values }: InputRow, fields: FieldIndex): readonly GoldRow[] {
  const id = bestIdColumn(Object.keys(values));
  if (id === undefined) return [];
  return Object.entries(values).flatMap(([column, cell]): GoldRow[] => {
    const named = column === id ? [] : fields.named(column);
    const [field] = named;
    // To a text, a dash is nothing; here it says so.
    const text = (typeof cell === 'string' ? cell : columnText(cell)).trim();
    if (!field || named.length > 1 || text === '') return [];
    const isList = field.multiple && !field.options.some(({ code }) => code === text);
    const accepted = text === '-' ? null : [isList ? text.split(PARTS).map((part) => part.trim()) : text];
    return [{ id: columnText(values[id]).trim(), field: field.code, accepted }];
  });
}
