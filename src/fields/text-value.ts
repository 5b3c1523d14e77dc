import { applyTransforms } from './transform.js';
import { accepted, type ValueKind } from './value-kind.js';

/** Free text, brought to the catalogue's spelling by the field's transforms. */
export const textKind: ValueKind = {
  accept: (field, raw) => accepted(applyTransforms(String(raw).replace(/\s+/g, ' ').trim(), field.transform) || null),
  mentions(field, text) {
    if (!field.pattern) return [];
    return [...text.source.matchAll(new RegExp(field.pattern, 'gu'))]
      .filter((match) => match[0] !== '')
      .map((match) => ({
        value: applyTransforms(match[0], field.transform),
        start: match.index,
        end: match.index + match[0].length,
        text: match[0],
      }));
  },
  schema: () => ({ type: 'string' }),
};
