import { didYouMean, UserError } from '../../../errors.js';
import type { EtimClass, EtimFeature } from '../../../fields/akeneo/catalogue-structure.js';
import type { Field, Labels } from '../../../fields/field.js';
import { parseField } from '../../../fields/parse/parse-field.js';

/** Classes of several releases by code: the same release in several languages gives each label all of them. */
export function mergeClasses(releases: readonly (readonly EtimClass[])[]): ReadonlyMap<string, EtimClass> {
  const merged = new Map<string, EtimClass>();
  for (const one of releases.flat()) {
    const known = merged.get(one.code);
    merged.set(one.code, known ? mergeTwo(known, one) : one);
  }
  return merged;
}

function mergeTwo(one: EtimClass, other: EtimClass): EtimClass {
  const features = new Map(one.features.map((feature) => [feature.code, feature]));
  for (const feature of other.features) {
    const known = features.get(feature.code);
    features.set(feature.code, known ? mergeFeatures(known, feature) : feature);
  }
  return {
    ...one,
    labels: { ...one.labels, ...other.labels },
    synonyms: [...new Set([...one.synonyms, ...other.synonyms])],
    features: [...features.values()],
  };
}

function mergeFeatures(one: EtimFeature, other: EtimFeature): EtimFeature {
  const values = new Map((one.values ?? []).map((value) => [value.code, value]));
  for (const value of other.values ?? []) {
    const known = values.get(value.code);
    values.set(value.code, known ? { ...known, labels: { ...known.labels, ...value.labels } } : value);
  }
  return {
    ...one,
    labels: { ...one.labels, ...other.labels },
    ...(one.type === 'A' && { values: [...values.values()] }),
  };
}

/** What fields of classes come to. */
export interface EtimFields {
  readonly fields: readonly { readonly field: Field; readonly place: string }[];
  readonly notes: readonly string[];
}

/**
 * The fields of classes: features with their values as options. A feature of several classes has the values of all.
 * @param find the class of a code
 * @throws UserError for a class that is not there
 */
export function etimFields(
  codes: readonly string[],
  find: (code: string) => EtimClass | undefined,
  known: readonly string[],
): EtimFields {
  const features = new Map<string, { feature: EtimFeature; place: string }>();
  const notes: string[] = [];
  for (const code of codes) {
    const one = find(code.toUpperCase());
    if (!one) throw new UserError(`there is no ETIM class "${code}"${didYouMean(code, known)}: check its code`, 'etim');
    for (const feature of one.features) {
      const before = features.get(feature.code);
      if (before && before.feature.type !== feature.type) {
        notes.push(
          `${feature.code} is of type ${before.feature.type} in ${before.place} and ${feature.type} in ${one.code}: the first is kept`,
        );
      } else {
        const merged = before ? mergeFeatures(before.feature, feature) : feature;
        features.set(feature.code, { feature: merged, place: one.code });
      }
    }
  }
  const fields = [...features.values()].flatMap(({ feature, place }) => {
    const field = toField(feature, place);
    if (!field) notes.push(`${feature.code} of ${place} has no values, and is no field`);
    return field ? [{ field, place: `class ${place}` }] : [];
  });
  return { fields, notes };
}

/** ETIM's alphanumeric, logical, numeric and range features. */
const TYPES = { A: 'select', L: 'boolean', N: 'number', R: 'range' } as const;

function toField({ code, labels, type, unit, values = [] }: EtimFeature, place: string): Field | undefined {
  if (type === 'A' && values.length === 0) return undefined;
  const entry = {
    code,
    label: firstLabel(labels, code),
    labels,
    type: TYPES[type],
    ...(unit !== undefined && (type === 'N' || type === 'R') && { unit }),
    ...(type === 'A' && { options: values.map((value) => ({ code: value.code, labels: value.labels })) }),
  };
  return parseField(entry, `class ${place}, ${code}`).field;
}

function firstLabel(labels: Labels, code: string): string {
  return Object.values(labels)[0] ?? code;
}
