import type { Labels } from '../field.js';
import { parseLabels } from '../parse/parse-labels.js';
import type { RestLabels } from './akeneo-rest.js';
import type { Channel, Family, FamilyVariant, MeasurementFamily } from './catalogue-structure.js';

/** A family as the REST API writes it; PHP writes an empty object as an empty list. */
export interface RestFamily {
  readonly code: string;
  readonly labels?: RestLabels;
  readonly attributes?: readonly string[] | null;
  readonly attribute_as_label?: string | null;
  readonly attribute_requirements?: Readonly<Record<string, readonly string[]>> | readonly never[] | null;
}

/** A variant of a family. */
export interface RestFamilyVariant {
  readonly code: string;
  readonly labels?: RestLabels;
  readonly variant_attribute_sets?:
    | readonly {
        readonly level: number;
        readonly axes?: readonly string[] | null;
        readonly attributes?: readonly string[] | null;
      }[]
    | null;
}

/** A channel. */
export interface RestChannel {
  readonly code: string;
  readonly labels?: RestLabels;
  readonly locales?: readonly string[] | null;
  readonly currencies?: readonly string[] | null;
  readonly conversion_units?: Readonly<Record<string, string>> | readonly never[] | null;
}

/** A family of units. */
export interface RestMeasurementFamily {
  readonly code: string;
  readonly labels?: RestLabels;
  readonly standard_unit_code: string;
  readonly units?:
    | Readonly<
        Record<
          string,
          {
            readonly labels?: RestLabels;
            readonly symbol?: string | null;
            readonly convert_from_standard?: MeasurementFamily['units'][string]['toStandard'] | null;
          }
        >
      >
    | readonly never[]
    | null;
}

/** A family as the catalogue keeps it. */
export function toFamily(raw: RestFamily): Family {
  const requirements = recordOf(raw.attribute_requirements);
  return {
    code: raw.code,
    labels: labelsOf(raw),
    attributes: raw.attributes ?? [],
    ...(Object.keys(requirements).length > 0 && { requirements }),
    ...(raw.attribute_as_label && { attributeAsLabel: raw.attribute_as_label }),
  };
}

/** A variant of a family as the catalogue keeps it: the axes stand among the attributes of their level. */
export function toFamilyVariant(raw: RestFamilyVariant, family: string): FamilyVariant {
  const levels = (raw.variant_attribute_sets ?? []).map(({ level, axes, attributes }) => ({
    level,
    axes: axes ?? [],
    attributes: [...new Set([...(axes ?? []), ...(attributes ?? [])])],
  }));
  return { code: raw.code, family, labels: labelsOf(raw), levels };
}

/** A channel as the catalogue keeps it. */
export function toChannel(raw: RestChannel): Channel {
  return {
    code: raw.code,
    labels: labelsOf(raw),
    locales: raw.locales ?? [],
    currencies: raw.currencies ?? [],
    conversionUnits: recordOf(raw.conversion_units),
  };
}

/** A family of units as the catalogue keeps it. */
export function toMeasurementFamily(raw: RestMeasurementFamily): MeasurementFamily {
  const units = Object.entries(recordOf(raw.units)).map(
    ([code, unit]) =>
      [
        code,
        {
          labels: labelsOf({ code, labels: unit.labels }),
          ...(unit.symbol && { symbol: unit.symbol }),
          toStandard: unit.convert_from_standard ?? [],
        },
      ] as const,
  );
  return {
    code: raw.code,
    labels: labelsOf(raw),
    standardUnit: raw.standard_unit_code,
    units: Object.fromEntries(units),
  };
}

function labelsOf({ code, labels }: { readonly code: string; readonly labels?: RestLabels | undefined }): Labels {
  return parseLabels({ labels: recordOf(labels) }, code, code).labels;
}

function recordOf<T>(
  raw: Readonly<Record<string, T>> | readonly never[] | null | undefined,
): Readonly<Record<string, T>> {
  return raw === null || raw === undefined || Array.isArray(raw) ? {} : (raw as Readonly<Record<string, T>>);
}
