import type { Field, FieldType } from '../field.js';
import { kindOf } from '../kinds/kind-of.js';
import { parseField } from '../parse/parse-field.js';
import { parseLabels } from '../parse/parse-labels.js';
import type { AkeneoAttribute } from './akeneo-attribute.js';
import type { RestAttribute, RestLabels, RestOption } from './akeneo-rest.js';
import { catalogueUnit } from './akeneo-unit.js';
import type { MeasurementFamily, OtherAttribute } from './catalogue-structure.js';
import { translatePhpPattern } from './php-pattern.js';

/** What surrounds an attribute. */
export interface AttributeSurroundings {
  /** Its options, of those attributes that have some. */
  readonly options?: readonly RestOption[];
  readonly measurementFamilies?: readonly MeasurementFamily[];
  /** Whose label is the field's, such as `fr_FR`; default the first there is. */
  readonly locale?: string;
}

/** A field, or an attribute that is none with the reason. */
export type ConvertedAttribute =
  | { readonly field: Field; readonly notes: readonly string[] }
  | { readonly other: OtherAttribute; readonly reason: string };

type FieldKind = { readonly type: FieldType; readonly multiple?: true } | { readonly leftOut: string };

/**
 * What becomes of each type of attribute (api.akeneo.com, concepts/catalog-structure: attribute types). Whatever is not
 * here is left out under its own name.
 */
const KINDS: Readonly<Record<string, FieldKind>> = {
  pim_catalog_text: { type: 'text' },
  pim_catalog_textarea: { type: 'text' },
  pim_catalog_number: { type: 'number' },
  pim_catalog_metric: { type: 'number' },
  pim_catalog_boolean: { type: 'boolean' },
  pim_catalog_simpleselect: { type: 'select' },
  pim_catalog_multiselect: { type: 'select', multiple: true },
  pim_catalog_date: { type: 'date' },
  pim_catalog_identifier: { leftOut: 'identifiers are known, not read from texts' },
  pim_catalog_price_collection: { leftOut: 'prices are not read from texts' },
  pim_catalog_table: { leftOut: 'tables are not read from texts' },
  pim_catalog_image: { leftOut: 'images are not read from texts' },
  pim_catalog_file: { leftOut: 'files are not read from texts' },
};

/**
 * Reads an attribute of Akeneo into a field of the catalogue.
 * @throws UserError when it has no code or its labels are none
 */
export function convertAttribute(raw: RestAttribute, around: AttributeSurroundings = {}): ConvertedAttribute {
  const akeneo = metadataOf(raw);
  const kind = KINDS[raw.type] ?? {
    leftOut: `${raw.type.replace(/^(?:pim_catalog|akeneo)_/, '')} is not read from texts`,
  };
  const leave = (reason: string): ConvertedAttribute => ({ other: { ...named(raw), akeneo }, reason });
  if ('leftOut' in kind) return leave(kind.leftOut);
  const options = optionEntries(around.options ?? []);
  const { isListed, keys } = kindOf(kind);
  if (isListed && options.length === 0) return leave('it has no options');
  const notes: string[] = [];
  const unit = unitOf(raw, around.measurementFamilies ?? [], notes);
  const entry = {
    code: raw.code,
    labels: labelEntries(raw.labels),
    type: kind.type,
    akeneo,
    ...(labelIn(raw.labels, around.locale) && { label: labelIn(raw.labels, around.locale) }),
    ...(kind.multiple && { multiple: true }),
    ...(labelIn(raw.guidelines, around.locale) && { guideline: labelIn(raw.guidelines, around.locale) }),
    ...(isListed && { options }),
    ...(keys.includes('unit') && { unit, decimals: decimalsOf(raw) }),
  };
  const pattern = raw.validation_regexp ? translatePhpPattern(raw.validation_regexp) : undefined;
  if (pattern && 'problem' in pattern)
    notes.push(`${raw.code}: ${raw.validation_regexp} is not checked here (${pattern.problem})`);
  const place = `attribute ${raw.code}`;
  return { field: parseField(entry, place).field, notes };
}

function named({ code, labels }: RestAttribute) {
  return { code, labels: parseLabels({ labels: labelEntries(labels) }, code, `attribute ${code}`).labels };
}

function labelEntries(labels: RestLabels | undefined): Readonly<Record<string, string>> {
  const entries = Object.entries(labels ?? {}) as (readonly [string, unknown])[];
  return Object.fromEntries(
    entries.filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string'),
  );
}

function labelIn(labels: RestLabels | undefined, locale: string | undefined): string | undefined {
  const known = labelEntries(labels);
  const label = (locale && known[locale]) || Object.values(known)[0];
  return label?.trim() || undefined;
}

/** Labels of other languages than those that labels are kept in, and the second one of a language, are spellings. */
function optionEntries(options: readonly RestOption[]): readonly object[] {
  const inOrder = options.toSorted((a, b) => (a.sort_order ?? 0) - (b.sort_order ?? 0));
  return inOrder.map(({ code, labels }) => {
    const known = labelEntries(labels);
    return { code, labels: known, spellings: [...new Set(Object.values(known))] };
  });
}

function unitOf(raw: RestAttribute, families: readonly MeasurementFamily[], notes: string[]): string | undefined {
  const { default_metric_unit: code, metric_family: family } = raw;
  if (raw.type !== 'pim_catalog_metric' || !code) return undefined;
  const { unit, note } = catalogueUnit(
    code,
    families.find((one) => one.code === family),
  );
  if (note) notes.push(`${raw.code}: ${note}`);
  return unit;
}

function decimalsOf(raw: RestAttribute): number | undefined {
  if (raw.decimals_allowed === false) return 0;
  return raw.decimal_places_strategy && raw.decimal_places != null ? raw.decimal_places : undefined;
}

/** Only what is stated, in the catalogue's own words. */
function metadataOf(raw: RestAttribute): AkeneoAttribute {
  const metadata: { readonly [Key in keyof Required<AkeneoAttribute>]: unknown } = {
    type: raw.type,
    group: raw.group,
    mainIdentifier: raw.is_main_identifier || undefined,
    localizable: raw.localizable,
    scopable: raw.scopable,
    availableLocales: raw.available_locales?.length ? raw.available_locales : undefined,
    unique: raw.unique,
    metricFamily: raw.metric_family,
    defaultUnit: raw.default_metric_unit,
    decimalsAllowed: raw.decimals_allowed,
    negativeAllowed: raw.negative_allowed,
    numberMin: numberOf(raw.number_min),
    numberMax: numberOf(raw.number_max),
    dateMin: raw.date_min,
    dateMax: raw.date_max,
    maxCharacters: raw.max_characters,
    validationRule: raw.validation_rule,
    validationRegexp: raw.validation_regexp,
    wysiwygEnabled: raw.wysiwyg_enabled,
    referenceDataName: raw.reference_data_name,
  };
  const stated = Object.entries(metadata).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(stated) as unknown as AkeneoAttribute;
}

function numberOf(raw: string | number | null | undefined): number | undefined {
  if (raw === null || raw === undefined || raw === '') return undefined;
  return Number.isFinite(Number(raw)) ? Number(raw) : undefined;
}
