import { valueColumns } from '../../input/columns/value-columns.js';
import type { GivenText } from '../../input/product-text.js';
import { givenColumn } from '../../input/to-product.js';

/** What an entry of an example file says: a text, and raw values by field code. */
export interface ExampleEntry {
  readonly description: string;
  /** In place of the description, the texts that it is made of. */
  readonly texts?: readonly GivenText[];
  readonly values: readonly (readonly [code: string, raw: unknown])[];
}

/** The columns of a product export that may hold its text. */
const TEXT_COLUMNS = ['Titre', 'Description', 'LIBL_LIBELLE', 'Argumentaire Produit'];

/**
 * Reads an entry of one of four shapes: `{description, values}`, `{texts, values}` as `batch --details` writes it,
 * `{field, context, value}`, or `{field_name, field_value}` beside the columns of an export, of which the longest is the
 * text.
 * @returns undefined for anything else; an empty description when there is no usable text
 */
export function readExample(entry: unknown): ExampleEntry | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const known = entry as Readonly<Record<string, unknown>>;
  const { values, field, field_name: column, texts: given, unanswered } = known;
  if (isRecord(values) && isRecord(given)) return filledExample(values, given, unanswered);
  if (typeof values === 'object' && values !== null) {
    return { description: usable(known.description), values: Object.entries(values) };
  }
  if (typeof field === 'string') return { description: usable(known.context), values: [[field, known.value]] };
  if (typeof column !== 'string') return undefined;
  const texts = TEXT_COLUMNS.map((name) => usable(known[name]));
  const richest = texts.reduce((best, text) => (text.trim().length > best.trim().length ? text : best), '');
  return { description: richest, values: [[column, known.field_value]] };
}

/** A product with its texts by column; what was not answered is not known. */
function filledExample(
  values: Readonly<Record<string, unknown>>,
  texts: Readonly<Record<string, unknown>>,
  unanswered: unknown,
): ExampleEntry {
  const open = isRecord(unanswered) ? unanswered : {};
  const names = Object.keys(texts);
  const pairs = valueColumns(names, (name) => [texts[name]]);
  const beside = new Set([...pairs.values()].flatMap(({ label, unit }) => [label, unit]));
  const given = names
    .filter((name) => !beside.has(name))
    .map((name) => ({ ...givenColumn({ name, ...pairs.get(name) }, texts), text: usable(texts[name]) }));
  return {
    description: given
      .map(({ text }) => text)
      .join('\n')
      .trim(),
    texts: given,
    values: Object.entries(values).filter(([code]) => !Object.hasOwn(open, code)),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text as given; empty when it is none, blank, or a dash. */
function usable(text: unknown): string {
  return typeof text === 'string' && text.trim() !== '' && text.trim() !== '-' ? text : '';
}
