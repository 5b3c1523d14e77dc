import type { Field } from '../fields/field.js';
import { memoize } from '../memoize.js';
import type { QuestionMaterial } from './types.js';

/** Writes something about a field once for each language, as long as all of its options are shown and nothing else; otherwise anew. */
export function onceWhole<Made>(
  write: (field: Field, material: QuestionMaterial) => Made,
): (field: Field, material: QuestionMaterial) => Made {
  const written = memoize((_: Field) => new Map<string, Made>());
  return (field, material) => {
    const { shownOptions, hints, locale, withGuideline } = material;
    if ([shownOptions, hints].some((own) => own && Object.hasOwn(own, field.code))) return write(field, material);
    const versions = written(field);
    const version = withGuideline ? locale : `${locale}, short`;
    const known = versions.get(version) ?? write(field, material);
    versions.set(version, known);
    return known;
  };
}
