import { UserError } from '../../errors.js';
import type { RestAttribute, RestOption } from './akeneo-rest.js';
import type { RestFamily } from './rest-structure.js';

/** A row of one of Akeneo's exports, by column. */
export type ExportRow = Readonly<Record<string, unknown>>;

type Kind = 'flag' | 'number' | 'text' | 'list';

/** Columns of an export of attributes, under the same names as in the REST API. */
const COLUMNS: { readonly [Key in keyof Required<Omit<RestAttribute, 'labels' | 'guidelines'>>]: Kind } = {
  code: 'text',
  type: 'text',
  group: 'text',
  is_main_identifier: 'flag',
  localizable: 'flag',
  scopable: 'flag',
  available_locales: 'list',
  unique: 'flag',
  metric_family: 'text',
  default_metric_unit: 'text',
  decimals_allowed: 'flag',
  negative_allowed: 'flag',
  number_min: 'text',
  number_max: 'text',
  date_min: 'text',
  date_max: 'text',
  max_characters: 'number',
  validation_rule: 'text',
  validation_regexp: 'text',
  wysiwyg_enabled: 'flag',
  reference_data_name: 'text',
  decimal_places_strategy: 'text',
  decimal_places: 'number',
};

/**
 * A row of Akeneo's export of attributes as its REST API would write it.
 * @throws UserError that names the cell that is not right
 */
export function attributeOfRow(row: ExportRow, place: string): RestAttribute {
  const values: Record<string, unknown> = {};
  for (const [column, kind] of Object.entries(COLUMNS)) {
    const text = cellOf(row, column);
    if (text !== '') values[column] = convert(text, kind, `${place}: ${column}`);
  }
  return {
    ...(values as unknown as RestAttribute),
    labels: byLocale(row, 'label'),
    guidelines: byLocale(row, 'guidelines'),
  };
}

/** A row of its export of options, with the attribute that it belongs to. */
export function optionOfRow(row: ExportRow): RestOption & { readonly attribute: string } {
  const order = Number(cellOf(row, 'sort_order'));
  return {
    code: cellOf(row, 'code'),
    attribute: cellOf(row, 'attribute'),
    labels: byLocale(row, 'label'),
    ...(Number.isFinite(order) && { sort_order: order }),
  };
}

/** A row of its export of families. */
export function familyOfRow(row: ExportRow): RestFamily {
  const requirements = Object.keys(row).flatMap((column) => {
    const channel = /^requirements-(.+)$/.exec(column)?.[1];
    return channel === undefined ? [] : [[channel, listOf(cellOf(row, column))] as const];
  });
  return {
    code: cellOf(row, 'code'),
    labels: byLocale(row, 'label'),
    attributes: listOf(cellOf(row, 'attributes')),
    attribute_as_label: cellOf(row, 'attribute_as_label') || null,
    attribute_requirements: Object.fromEntries(requirements),
  };
}

function cellOf(row: ExportRow, column: string): string {
  const value = row[column];
  return value === undefined || value === null ? '' : String(value).trim();
}

/** The cells of `label-fr_FR`, `label-en_US`, … by locale. */
function byLocale(row: ExportRow, name: string): Readonly<Record<string, string>> {
  const found = Object.keys(row).flatMap((column) => {
    const locale = column.startsWith(`${name}-`) ? column.slice(name.length + 1) : '';
    const text = cellOf(row, column);
    return locale === '' || text === '' ? [] : [[locale, text] as const];
  });
  return Object.fromEntries(found);
}

function convert(text: string, kind: Kind, place: string): unknown {
  if (kind === 'text') return text;
  if (kind === 'list') return listOf(text);
  if (kind === 'number') {
    if (Number.isFinite(Number(text))) return Number(text);
    throw new UserError(`${place} must be a number, not "${text}"`, 'field');
  }
  if (/^(?:1|true|yes)$/i.test(text)) return true;
  if (/^(?:0|false|no)$/i.test(text)) return false;
  throw new UserError(`${place} must be 1 or 0, not "${text}"`, 'field');
}

function listOf(text: string): readonly string[] {
  return text
    .split(/[,;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
