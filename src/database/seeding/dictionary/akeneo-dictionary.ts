import { UserError } from '../../../errors.js';
import { convertAttribute } from '../../../fields/akeneo/akeneo-field.js';
import type { RestAttribute, RestOption } from '../../../fields/akeneo/akeneo-rest.js';
import type { OtherAttribute, StatedStructure } from '../../../fields/akeneo/catalogue-structure.js';
import { attributeOfRow, type ExportRow, familyOfRow, optionOfRow } from '../../../fields/akeneo/export-row.js';
import {
  type RestFamily,
  type RestMeasurementFamily,
  toFamily,
  toMeasurementFamily,
} from '../../../fields/akeneo/rest-structure.js';
import type { Field, Locale } from '../../../fields/field.js';
import type { DictionaryEntry } from './dictionary-entries.js';

/** What the entries of Akeneo's exports and pages come to. */
export interface AkeneoDictionary {
  /** Adds an entry. @returns false for one that is none of Akeneo's */
  add(entry: DictionaryEntry): boolean;
  /** Turns attributes into fields, with their options. */
  finish(locale: Locale): AkeneoFields;
}

/** Fields of attributes, with what became of the others. */
export interface AkeneoFields {
  readonly fields: readonly { readonly field: Field; readonly place: string }[];
  readonly structure: StatedStructure | undefined;
  readonly notes: readonly string[];
}

type Placed<T> = { readonly value: T; readonly place: string };

/** Collects attributes, options, families and units, in whatever order they come. */
export function createAkeneoDictionary(): AkeneoDictionary {
  const attributes: Placed<RestAttribute>[] = [];
  const options = new Map<string, RestOption[]>();
  const families: RestFamily[] = [];
  const units: RestMeasurementFamily[] = [];

  function add({ value, place, table }: DictionaryEntry): boolean {
    if (typeof value !== 'object' || value === null) return false;
    const row = value as ExportRow;
    const has = (key: string) => row[key] !== undefined && row[key] !== '';
    if (typeof row.code !== 'string' && typeof row.code !== 'number') return false;
    if (typeof row.type === 'string' && /^(?:pim|akeneo)_/.test(row.type)) {
      attributes.push({ value: table ? attributeOfRow(row, place) : (value as RestAttribute), place });
    } else if (typeof row.attribute === 'string' && has('attribute')) {
      const option = table ? optionOfRow(row) : (value as RestOption & { readonly attribute: string });
      options.set(option.attribute, [...(options.get(option.attribute) ?? []), option]);
    } else if (has('standard_unit_code')) units.push(value as RestMeasurementFamily);
    else if (has('attributes') && !has('type')) families.push(table ? familyOfRow(row) : (value as RestFamily));
    else return false;
    return true;
  }

  function finish(locale: Locale): AkeneoFields {
    const measurementFamilies = units.map(toMeasurementFamily);
    const fields: { field: Field; place: string }[] = [];
    const others: OtherAttribute[] = [];
    const notes: string[] = [];
    const leftOut = new Map<string, string[]>();
    for (const { value, place } of attributes) {
      const around = { options: options.get(value.code) ?? [], measurementFamilies, ...localeOf(value, locale) };
      const converted = convertAttribute(value, around);
      if ('field' in converted) {
        fields.push({ field: converted.field, place });
        notes.push(...converted.notes);
      } else {
        others.push(converted.other);
        leftOut.set(converted.reason, [...(leftOut.get(converted.reason) ?? []), value.code]);
      }
    }
    notes.push(...leftOutNotes(leftOut), ...lostOptions(options, attributes));
    const structure = {
      ...(attributes.length > 0 && { otherAttributes: others }),
      ...(families.length > 0 && { families: families.map(toFamily) }),
      ...(units.length > 0 && { measurementFamilies }),
    };
    return { fields, notes, structure: Object.keys(structure).length > 0 ? structure : undefined };
  }

  return { add, finish };
}

/** The catalogue's own spelling of the language of the run: `fr_FR` for `fr`. */
function localeOf({ labels }: RestAttribute, locale: Locale): { readonly locale?: string } {
  const own = Object.keys(labels ?? {}).find((name) => name.startsWith(locale));
  return own === undefined ? {} : { locale: own };
}

/** Codes that are told one by one. */
const TOLD = 6;

function leftOutNotes(leftOut: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...leftOut].map(([reason, codes]) => {
    const more = codes.length > TOLD ? ', …' : '';
    const cure = reason === 'it has no options' ? ' (name the export of options with --options)' : '';
    const what = codes.length === 1 ? '1 attribute is no field' : `${codes.length} attributes are no fields`;
    return `${what}, since ${reason}${cure}: ${codes.slice(0, TOLD).join(', ')}${more}`;
  });
}

function lostOptions(
  options: ReadonlyMap<string, readonly RestOption[]>,
  attributes: readonly Placed<RestAttribute>[],
): readonly string[] {
  const known = new Set(attributes.map(({ value }) => value.code));
  const lost = [...options.keys()].filter((code) => !known.has(code));
  if (lost.length === 0) return [];
  if (attributes.length === 0)
    throw new UserError(
      'there are options but no attributes: name the export of attributes with --fields',
      'field-file',
    );
  return [
    `options of attributes that are not there are ignored: ${lost.slice(0, TOLD).join(', ')}${lost.length > TOLD ? ', …' : ''}`,
  ];
}
