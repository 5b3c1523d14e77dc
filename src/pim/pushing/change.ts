/** Where a value is in a PIM. */
export interface ValuePlace {
  readonly entity: 'product' | 'model';
  /** The uuid of a product, or below version 7 its identifier; the code of a model. */
  readonly key: string;
  readonly attribute: string;
  /** Null for an attribute that has one value for all. */
  readonly locale: string | null;
  readonly scope: string | null;
}

/** A value that is to be written. */
export interface Change extends ValuePlace {
  /** What people know the product by. */
  readonly identifier: string | null;
  /** The data there is now; undefined for none. */
  readonly before: unknown;
  readonly data: unknown;
  /** The least of those that agree, for a model. */
  readonly confidence?: number;
  /** The words that it was read from. */
  readonly evidence?: string;
}

/** A value or a row that is not written, and why. */
export interface Refusal {
  readonly product: string;
  readonly identifier?: string | null;
  readonly attribute?: string;
  readonly value?: unknown;
  /** The PIM's status of the line, when it was the PIM that refused. */
  readonly status?: number;
  readonly message: string;
}

/** The changes of one product or model, which are one line on the wire. */
export interface EntityPlan {
  readonly entity: ValuePlace['entity'];
  readonly key: string;
  readonly changes: readonly Change[];
  /** The identifier that the PIM gave beside the uuid, which some want to get back with it. */
  readonly echo?: string | undefined;
  /** Whether the connection does not own it, so that what it writes becomes a draft. */
  readonly isDraft: boolean;
}
