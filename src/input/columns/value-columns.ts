import { columnText } from './column-content.js';
import { foldName } from './column-names.js';

const LABEL = /\b(?:names?|labels?|fname|merkmal|attribut|attribute|nom|libelle|title|key)\b/g;
const VALUE = /\b(?:values?(?: s)?|fvalue|wert|valeurs?|data)\b/g;

const UNIT = /\b(?:funit|units?|einheit|unites?|uom)\b/g;

/** Where the label of a value stands, and its unit when that has a column of its own. */
export interface ValueColumn {
  readonly label: string;
  readonly unit?: string;
}

/**
 * Columns that hold the values of labels that stand in other columns, as shops number them: `Attribute 1 name` and
 * `Attribute 1 value(s)`, `Option1 Name` and `Option1 Value`, `FNAME_1`, `FVALUE_1` and `FUNIT_1`.
 * @returns the others' columns by that of the value
 */
export function valueColumns(
  names: readonly string[],
  cellsOf: (name: string) => readonly unknown[],
): ReadonlyMap<string, ValueColumn> {
  const labels = new Map<string, string>();
  const units = new Map<string, string>();
  const values = new Map<string, string>();
  for (const name of names) {
    const folded = numbered(name);
    if (!/\d/.test(folded)) continue;
    const kind =
      folded.search(UNIT) >= 0
        ? units
        : folded.search(VALUE) >= 0
          ? values
          : folded.search(LABEL) >= 0
            ? labels
            : undefined;
    kind?.set(numberOf(folded), name);
  }
  const pairs = new Map<string, ValueColumn>();
  for (const [number, name] of values) {
    const label = labels.get(number);
    const unit = units.get(number);
    if (label !== undefined && cellsOf(label).some((cell) => /\p{L}/u.test(columnText(cell))))
      pairs.set(name, { label, ...(unit !== undefined && { unit }) });
  }
  return pairs;
}

/** What is left of a name without the words for label, value and unit. */
function numberOf(folded: string): string {
  return [LABEL, VALUE, UNIT]
    .reduce((text, words) => text.replace(words, ''), folded)
    .replace(/\s+/g, ' ')
    .trim();
}

function numbered(name: string): string {
  return foldName(name).replace(/(?<=[a-z])(?=\d)/g, ' ');
}
