import type { Evidence, Value } from '../../fields/field.js';
import type { VerdictKind } from '../wire.js';

/** A line of the decision ledger: a verdict, or one that is taken back. */
export interface LedgerEntry {
  /** The product's identifier as the file has it. */
  readonly id: string;
  /** Which of the products of this identifier, counted from 0; absent for the first. */
  readonly repeat?: number;
  /** Absent for a verdict on the whole product. */
  readonly field?: string;
  readonly verdict: VerdictKind | 'undone';
  /** What is right; null for nothing. */
  readonly value?: Value;
  /** What was shown to the reviewer. */
  readonly from?: Value;
  readonly evidence?: Evidence;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  /** The page that it was made in. */
  readonly page: string;
  /** The run of the review. */
  readonly run: string;
  /** Of one that is taken back: the line that it stands in, counted from 0. */
  readonly undoes?: number;
}

/** Reads a line; undefined for one that is none, as the last one of a process that was killed. */
export function readEntry(line: string): LedgerEntry | undefined {
  try {
    const entry = JSON.parse(line);
    return typeof entry?.id === 'string' && typeof entry.verdict === 'string' ? entry : undefined;
  } catch {
    return undefined;
  }
}
