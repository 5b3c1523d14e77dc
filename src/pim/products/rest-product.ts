import type { PimValues } from '../reading.js';

/** A product as the REST API writes it. */
export interface RestProduct {
  readonly uuid?: string;
  readonly identifier?: string | null;
  readonly family?: string | null;
  /** The code of the product model that it is a variant of. */
  readonly parent?: string | null;
  readonly values?: PimValues;
  readonly updated?: string | null;
  readonly enabled?: boolean | null;
  /** Enterprise: whether the connection may write it, or only propose a change. */
  readonly metadata?: { readonly workflow_status?: string } | readonly never[] | null;
}

/** A product model as the REST API writes it. */
export interface RestModel {
  readonly code: string;
  readonly family?: string | null;
  readonly family_variant?: string | null;
  readonly parent?: string | null;
  readonly values?: PimValues;
  readonly updated?: string | null;
  readonly metadata?: RestProduct['metadata'];
}
