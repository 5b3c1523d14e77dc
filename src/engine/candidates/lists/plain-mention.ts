import type { Mention } from '../../../fields/field.js';

/** Whether a text says an option of the product: what it says of looks, purposes, names, parts and choices is something else. */
export function isPlain(mention: Mention): boolean {
  return !mention.negated && isOfProduct(mention);
}

/** Whether a text says it, or denies it, of the product. */
export function isOfProduct({ standing }: Mention): boolean {
  return standing === undefined || standing === 'labelled';
}
