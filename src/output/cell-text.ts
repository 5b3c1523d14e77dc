import { isRange, valueText } from '../fields/value-key.js';

/** A value as the text of one cell: nothing for null, codes of a list joined by commas (as Akeneo does), `-20 … 60` for a range, JSON for objects. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (isRange(value)) return valueText(value);
  if (Array.isArray(value)) return value.map(cellText).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
