import type { Mention } from '../../../fields/field.js';

/** Whether a text says an option of the product: what it says of looks, purposes, names, parts and choices is something else. */
export function isPlain({ negated, standing }: Mention): boolean {
  return !negated && (standing === undefined || standing === 'labelled');
}
