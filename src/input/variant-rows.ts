import type { BrokenRow, InputRow } from './row.js';

/** The columns of a table of variants. */
export interface VariantColumns {
  /** What the rows of one product have in common. */
  readonly group: string;
  readonly id: string | undefined;
  /** What is said once for all rows of a product, in its first. */
  readonly texts: readonly string[];
}

/**
 * Gives rows of variants the texts of their product, which shops (Shopify's `Handle`) write in its first row only. Rows
 * that are no products of their own, with nothing but a picture, are left out.
 * @param onLeftOut told at the end of how many were
 */
export async function* withProductTexts(
  rows: AsyncIterable<InputRow | BrokenRow>,
  columnsOf: () => VariantColumns | undefined,
  onLeftOut: (count: number) => void,
): AsyncGenerator<InputRow | BrokenRow> {
  let first: InputRow['values'] | undefined;
  let leftOut = 0;
  for await (const row of rows) {
    const columns = columnsOf();
    if (!columns || 'reason' in row) {
      yield row;
      continue;
    }
    const { group, id, texts } = columns;
    const key = row.values[group];
    if (key === '' || key === undefined || first?.[group] !== key) {
      first = row.values;
      yield row;
    } else if (id === undefined || id === group || row.values[id] === '') leftOut++;
    else {
      const product = first;
      const missing = texts.filter((column) => row.values[column] === '' || row.values[column] === undefined);
      const given = Object.fromEntries(missing.map((column) => [column, product[column]]));
      yield { ...row, values: { ...row.values, ...given } };
    }
  }
  if (leftOut > 0) onLeftOut(leftOut);
}
