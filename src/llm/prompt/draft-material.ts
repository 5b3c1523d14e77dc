import type { CandidateHint } from '../../chain-of-thoughts/types.js';
import type { Example } from '../../examples/example.js';
import type { Field } from '../../fields/field.js';
/** What drafts are made from. */
export interface DraftMaterial {
  readonly fields: readonly Field[];
  readonly description: string;
  readonly examples: readonly Example[];
  readonly hints?: Readonly<Record<string, readonly CandidateHint[]>>;
  /** About the most characters that a prompt can hold. */
  readonly room: number;
}
