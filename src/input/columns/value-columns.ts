import { columnText } from './column-content.js';
import { foldName } from './column-names.js';

const LABEL = /\b(?:names?|labels?|fname|merkmal|attribut|attribute|nom|libelle|title|key)\b/g;
const VALUE = /\b(?:values?(?: s)?|fvalue|wert|valeurs?|data)\b/g;

/**
 * Columns that hold the values of labels that stand in other columns, as shops number them: `Attribute 1 name` and
 * `Attribute 1 value(s)`, `Option1 Name` and `Option1 Value`, `FNAME_1` and `FVALUE_1`.
 * @returns the label's column by that of the value
 */
export function valueColumns(
  names: readonly string[],
  cellsOf: (name: string) => readonly unknown[],
): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const name of names) {
    const folded = numbered(name);
    if (/\d/.test(folded) && folded.search(LABEL) >= 0 && folded.search(VALUE) < 0) labels.set(numberOf(folded), name);
  }
  const pairs = new Map<string, string>();
  for (const name of names) {
    const folded = numbered(name);
    if (folded.search(VALUE) < 0) continue;
    const label = labels.get(numberOf(folded));
    if (label !== undefined && label !== name && cellsOf(label).some((cell) => /\p{L}/u.test(columnText(cell))))
      pairs.set(name, label);
  }
  return pairs;
}

/** What is left of a name without the words for label and value. */
function numberOf(folded: string): string {
  return folded.replace(LABEL, '').replace(VALUE, '').replace(/\s+/g, ' ').trim();
}

function numbered(name: string): string {
  return foldName(name).replace(/(?<=[a-z])(?=\d)/g, ' ');
}
