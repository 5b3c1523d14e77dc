import type { Value } from '../fields/field.js';

/** A stored text with its known values by field code, and the number of the example of each; `proposed` where nobody has confirmed it. */
export interface KnownExample {
  readonly description: string;
  readonly values: Readonly<Record<string, { readonly id: number; readonly value: Value; readonly proposed?: true }>>;
}
