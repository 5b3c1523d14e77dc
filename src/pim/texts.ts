import { didYouMean, UserError } from '../errors.js';
import type { RestAttribute } from '../fields/akeneo/akeneo-rest.js';
import { mayHoldMarkup } from '../input/html/markup.js';
import { readProductText } from '../input/product-text.js';
import type { PimStructure } from './pulling/read-structure.js';
import { type PimValues, type Place, valueAt } from './reading.js';

/** The texts of a product, in the columns that `batch` reads. */
export interface ProductTexts {
  readonly title: string;
  readonly description: string;
}

/** Which attributes are read as texts. */
export interface TextAttributes {
  readonly all: ReadonlySet<string>;
  /** The texts of a product of a family, its name first. */
  textsOf(family: string | null, values: PimValues | undefined, place: Place): ProductTexts;
}

const TEXTS = new Set(['pim_catalog_text', 'pim_catalog_textarea']);
const NAME = /(?:^|_)(?:name|title|titre|titel|libelle|label|designation|bezeichnung|headline|nom)(?:_|$)/i;
const PROSE = /(?:^|_)(?:description|beschreibung|descriptif|argumentaire|presentation|features?|details?)(?:_|$)/i;

/**
 * Chooses the attributes whose values are texts about the product: those asked for, or else all text areas, what names
 * the products of a family, and texts called like a name or a description.
 * @throws UserError for one that is asked for and is no text
 */
export function chooseTexts({ attributes, families }: PimStructure, asked?: readonly string[]): TextAttributes {
  for (const code of asked ?? []) checkText(code, attributes);
  const labels = new Set([...families.values()].flatMap(({ attributeAsLabel }) => attributeAsLabel ?? []));
  const chosen =
    asked ?? [...attributes.values()].filter((attribute) => isProse(attribute, labels)).map(({ code }) => code);
  const all = new Set(chosen.filter((code) => TEXTS.has(attributes.get(code)?.type ?? '')));
  const isName = (code: string, label: string | undefined) =>
    code === label || (attributes.get(code)?.type === 'pim_catalog_text' && NAME.test(code));
  return {
    all,
    textsOf(familyCode, values, place) {
      const family = familyCode === null ? undefined : families.get(familyCode);
      const ordered = [...all].filter((code) => !family || family.attributes.includes(code));
      const label = family?.attributeAsLabel;
      const textOf = (code: string) => String(valueAt(values, code, place) ?? '');
      const names = ordered
        .filter((code) => isName(code, label))
        .toSorted((a, b) => Number(b === label) - Number(a === label));
      return {
        title: joined(names.map(textOf)),
        description: joined(ordered.filter((code) => !names.includes(code)).map(textOf)),
      };
    },
  };
}

/** The one text that `batch` reads out of the columns; empty when there is none. */
export async function wholeText({ title, description }: ProductTexts): Promise<string> {
  const given = [
    { column: 'title', text: title },
    { column: 'description', text: description },
  ];
  return (await readProductText(given, 'auto')).description;
}

/** One below the other, as texts or as the HTML that one of them is. */
function joined(texts: readonly string[]): string {
  const filled = texts.filter((text) => text.trim() !== '');
  return filled.join(filled.some(mayHoldMarkup) ? '<br>\n' : '\n');
}

function isProse({ code, type }: RestAttribute, labels: ReadonlySet<string>): boolean {
  if (type === 'pim_catalog_textarea') return true;
  return type === 'pim_catalog_text' && (labels.has(code) || NAME.test(code) || PROSE.test(code));
}

function checkText(code: string, attributes: PimStructure['attributes']): void {
  const attribute = attributes.get(code);
  if (attribute && TEXTS.has(attribute.type)) return;
  const texts = [...attributes.values()].filter(({ type }) => TEXTS.has(type)).map((text) => text.code);
  const problem = attribute
    ? `the attribute ${code} is no text but ${attribute.type}`
    : `the PIM has no attribute "${code}"`;
  throw new UserError(`${problem}${didYouMean(code, texts)}: --text-attributes takes texts and text areas`);
}
