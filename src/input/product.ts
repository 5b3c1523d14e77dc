import type { ProductText } from './product-text.js';

/** One product to fill fields of. */
export interface Product {
  /** As the input gives it; the line's number where it gives none. */
  readonly id: string | number;
  /** What the input calls its identifiers; `id` where it has none. */
  readonly idColumn: string;
  /** The line that its row begins on, and the source that this is in. */
  readonly line: number;
  readonly source: string;
  /** Its texts as they are read. */
  readonly description: string;
  /** Where words of the description stand in the texts as given, and in which column. */
  readonly locate: ProductText['locate'];
  /** The texts as given, by column. */
  readonly texts: Readonly<Record<string, string>>;
  /** What its own row names the fields by that it asks for. */
  readonly fields?: readonly string[];
}

/** A row that no product could be made of. */
export interface Reject {
  /** The file, or `standard input`. */
  readonly source: string;
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;
  /** The row as it stands in the input. */
  readonly text: string;
}

/** Which columns hold what; a name that is left out is found by what such columns are usually called. */
export interface ProductColumns {
  readonly id?: string;
  /** Their texts are put together in this order. */
  readonly text?: readonly string[];
  /** Whose cells name the fields of their row: the first of them that is filled. */
  readonly fields?: readonly string[];
}
