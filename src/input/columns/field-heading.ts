import type { Field } from '../../fields/field.js';
import { type FieldHeading, headingKeys, readAttributeHeader } from './attribute-column.js';
import { foldName } from './column-names.js';

/**
 * Finds what a header is called as an attribute among the fields that are asked for: a label in any language or a code,
 * compared without letter case, accents, signs and unit. A header that is a code stands for the field's label.
 */
export function createFieldHeading(fields: readonly Field[]): FieldHeading {
  const labels = new Map<string, string>();
  const codes = new Map<string, string>();
  for (const { code, label, labels: others } of fields) {
    codes.set(foldName(code), label || code);
    for (const one of [label, ...Object.values(others)]) {
      const { heading } = readAttributeHeader(one);
      labels.set(foldName(heading), heading);
      // Brackets may hold other words than a unit.
      labels.set(foldName(one), heading);
    }
  }
  labels.delete('');
  return (header) => {
    for (const key of headingKeys(header)) {
      if (labels.has(key)) return key === foldName(header) ? header : labels.get(key);
      const label = codes.get(key);
      if (label !== undefined) return readAttributeHeader(label).heading;
    }
    return undefined;
  };
}
