/** A value as the text of one cell: nothing for null, codes of a list joined by commas (as Akeneo does), JSON for objects. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellText).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
