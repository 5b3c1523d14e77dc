import type { RestAttribute } from '../../fields/akeneo/akeneo-rest.js';
import { valueAt } from '../reading.js';
import type { RestProduct } from './rest-product.js';

/** What people know a product by: the value of its main identifier; null for one that has none. */
export function identifierOf(product: RestProduct, attributes: ReadonlyMap<string, RestAttribute>): string | null {
  if (product.identifier) return product.identifier;
  const value = valueAt(product.values, mainIdentifier(attributes) ?? '', {});
  return typeof value === 'string' ? value : null;
}

const known = new WeakMap<ReadonlyMap<string, RestAttribute>, string | undefined>();

function mainIdentifier(attributes: ReadonlyMap<string, RestAttribute>): string | undefined {
  if (!known.has(attributes)) {
    const identifiers = [...attributes.values()].filter(({ type }) => type === 'pim_catalog_identifier');
    known.set(attributes, (identifiers.find((one) => one.is_main_identifier) ?? identifiers[0])?.code);
  }
  return known.get(attributes);
}
