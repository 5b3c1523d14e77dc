import type { Field } from '../fields/field.js';
import { memoize } from '../fields/once.js';
import type { Material } from './types.js';

/** Writes something about a field once for each language, as long as all of its options are shown and nothing else; otherwise anew. */
export function onceWhole<Made>(
  write: (field: Field, material: Material) => Made,
): (field: Field, material: Material) => Made {
  const written = memoize((_: Field) => new Map<string, Made>());
  return (field, material) => {
    const { shownOptions, leads, locale, withGuideline } = material;
    if ([shownOptions, leads].some((own) => own && Object.hasOwn(own, field.code))) return write(field, material);
    const versions = written(field);
    const version = withGuideline ? locale : `${locale}, short`;
    const known = versions.get(version) ?? write(field, material);
    versions.set(version, known);
    return known;
  };
}
