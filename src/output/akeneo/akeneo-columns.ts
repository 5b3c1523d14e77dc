import type { AkeneoAttribute } from '../../fields/akeneo/akeneo-attribute.js';
import type { Field, Value } from '../../fields/field.js';
import { cellText } from '../cell-text.js';
import { columnNames } from '../value-columns.js';

/** Where values of localizable and scopable attributes go. */
export interface AkeneoPlace {
  /** Such as `fr_FR`. */
  readonly locale?: string | undefined;
  /** Such as `ecommerce`. */
  readonly channel?: string | undefined;
  /** Characters that a cell of the file holds; default as many as there are. */
  readonly longestCell?: number;
}

/** The columns of one attribute in Akeneo's product import, and what stands in them. */
export interface AkeneoColumns {
  readonly field: Field;
  /** `code`, and for a measure `code-unit` beside it, with locale and channel where the attribute has them. */
  readonly headers: readonly string[];
  /** The cells under the headers, or why the value cannot be imported; a value is not null. */
  cells(value: NonNullable<Value>): readonly unknown[] | string;
}

/**
 * The columns of a field in the product import of Akeneo (help.akeneo.com, "Product import": `code-LOCALE-CHANNEL`,
 * the unit of a measure in a column of its own, yes/no as 1 and 0, lists of codes with commas); a sentence when the
 * attribute has no value for the locale.
 */
export function akeneoColumns(field: Field, place: AkeneoPlace): AkeneoColumns | string {
  const { code, akeneo } = field;
  const { locale, channel, longestCell = Infinity } = place;
  if (akeneo?.localizable && locale && akeneo.availableLocales && !akeneo.availableLocales.includes(locale))
    return `${code} has no value for ${locale}`;
  const parts = [code, akeneo?.localizable && locale, akeneo?.scopable && channel];
  const header = parts.filter((part) => part).join('-');
  const unit = unitOf(field);
  return {
    field,
    headers: unit === undefined ? [header] : [header, `${header}-unit`],
    cells(value) {
      const problem = problemWith(value, akeneo, longestCell);
      if (problem !== undefined) return `${code} ${problem}`;
      return unit === undefined ? [value] : [value, unit];
    },
  };
}

/** Akeneo's own code of the unit; a dictionary that was written by hand may name it so as well. */
function unitOf({ akeneo, type, unit }: Field): string | undefined {
  if (akeneo) return akeneo.type === 'pim_catalog_metric' ? akeneo.defaultUnit : undefined;
  // No attribute holds what takes two columns.
  const isOne = columnNames('', type).length === 1;
  return isOne && unit !== undefined && /^[A-Z][A-Z_]{2,}$/.test(unit) ? unit : undefined;
}

/** Characters of a text attribute that says no other limit. */
const SHORT_TEXT = 255;

/** Akeneo refuses the whole product for one value that is not right. */
function problemWith(
  value: NonNullable<Value>,
  akeneo: AkeneoAttribute | undefined,
  longestCell: number,
): string | undefined {
  if (typeof value === 'object' && !Array.isArray(value)) return 'is a range, which no attribute of Akeneo holds';
  if (typeof value === 'number') return numberProblem(value, akeneo);
  if (cellText(value).length > longestCell) return `is longer than a cell of a workbook: name the output .csv`;
  const most = akeneo?.maxCharacters ?? (akeneo?.type === 'pim_catalog_text' ? SHORT_TEXT : Infinity);
  return typeof value === 'string' && [...value].length > most ? `is longer than ${most} characters` : undefined;
}

function numberProblem(value: number, akeneo: AkeneoAttribute = { type: '' }): string | undefined {
  const { decimalsAllowed, negativeAllowed, numberMin = -Infinity, numberMax = Infinity } = akeneo;
  if (decimalsAllowed === false && !Number.isInteger(value)) return 'has decimals, which the attribute does not allow';
  if (negativeAllowed === false && value < 0) return 'is below zero, which the attribute does not allow';
  if (value < numberMin || value > numberMax) return 'is outside of the bounds of the attribute';
  return undefined;
}
