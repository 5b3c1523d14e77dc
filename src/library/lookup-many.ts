import type { Field } from '../fields/field.js';
import { createLookup, type ManyResult, type ProductInput } from './create-lookup.js';
import type { LookupOptions } from './lookup-options.js';

/** How another program asks about many products. */
export interface ManyOptions extends LookupOptions {
  /** Codes of the catalogue, or whole fields, for products that name none. */
  readonly fields?: readonly (string | Field)[];
  /** Whether results come as they are finished, and not in the order of the products; default false. */
  readonly unordered?: boolean;
}

/**
 * Fills fields of many products as they come, no faster than the results are taken; `timeout` holds for each product.
 * Leaving the loop gives up what is begun.
 * @throws UserError for an unknown composition, a missing secret or a wrong configuration
 */
export async function* lookupMany<Product extends ProductInput>(
  products: AsyncIterable<Product> | Iterable<Product>,
  options: ManyOptions = {},
): AsyncGenerator<ManyResult<Product>> {
  const open = createLookup(options);
  try {
    yield* open.lookupMany(products, options);
  } finally {
    await open.close();
  }
}
