import type { Field } from '../fields/field.js';
import { createLookup, type LookupResult } from './create-lookup.js';
import type { LookupOptions } from './lookup-options.js';

/** One product to fill fields of, and how. */
export interface LookupInput extends LookupOptions {
  readonly description: string;
  /** Codes of the catalogue, or whole fields. */
  readonly fields: readonly (string | Field)[];
}

/**
 * Fills fields from one description, and closes the composition again. A field that fails or is late says so in its
 * answer; the others are kept. For more than one product `createLookup` keeps open what it opens.
 * @throws UserError for an unknown composition, a missing secret or a wrong configuration
 */
export async function lookup(input: LookupInput): Promise<LookupResult> {
  const { description, fields, ...options } = input;
  const open = createLookup(options);
  try {
    return await open.lookup({ description, fields }, options);
  } finally {
    await open.close();
  }
}
