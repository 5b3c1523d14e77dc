import type { AuditOutcome } from '../examples/audit-outcome.js';
import type { KnownExample } from '../examples/known-example.js';
import type { Absence } from '../fields/absence.js';
import type { Evidence, Field, Value } from '../fields/field.js';

/** What the offline engine says of one field. */
export interface EngineAnswer {
  readonly field: string;
  /** Null when it found nothing, or nothing it is sure enough of. */
  readonly value: Value;
  readonly evidence?: Evidence;
  /** How sure it is of `value` (also of null), 0 to 1. */
  readonly confidence: number;
  /** The number of the example of this very text that says so. */
  readonly example?: number;
  /** Set when nobody has confirmed that example. */
  readonly proposed?: true;
  /** Why there is no value, when there is more to say than that none is stated. */
  readonly reason?: string;
}

/** One of the values that a field may have in a text; null for nothing. */
export interface Choice {
  readonly value: Value;
  readonly evidence?: Evidence;
  /** How probable it is, 0 to 1; those of all choices need not add up. */
  readonly confidence: number;
}

/** What can be said of a field beside its answer. */
export interface Explanation {
  /** Values that it may have, the most probable first; of a field of several values each is a list of one. */
  readonly candidates: readonly Choice[];
  /** Why it has none, should it have none. */
  absence(): Absence;
}

/** Answers from mentions in the text, with no model and no network. Pure and synchronous. */
export interface Engine {
  answer(fields: readonly Field[], description: string): readonly EngineAnswer[];
  /**
   * What each field may have, the most probable first and nothing among it; empty for a field of several values. An
   * engine that cannot tell has no such method.
   */
  choices?(fields: readonly Field[], description: string): readonly (readonly Choice[])[];
  /** What else each field may have, and why it may have nothing; quick for the very fields and text that were answered last. */
  explain?(fields: readonly Field[], description: string): readonly Explanation[];
  /**
   * Does most of the work of answering these very fields, in steps between which others may have their turn; undefined
   * where it is so little that it is done at once.
   */
  prepare?(fields: readonly Field[], description: string): Generator<void> | undefined;
}

/** What training learnt for one scope: a field's code, or an empty string for what all fields share. */
export interface TrainedModel {
  readonly scope: string;
  /** JSON; only the engine knows its shape. */
  readonly body: string;
  /** How many example values it was learnt from. */
  readonly examples: number;
}

/** Where the engine finds what was learnt; nothing learnt gives undefined, and hand-set priors carry on. */
export interface ModelSource {
  read(scope: string): string | undefined;
  /**
   * The examples whose texts have one of these signatures (see `signaturesOf`), each with all that is known of it; what
   * was held back to measure with has none.
   */
  recall?(signatures: readonly number[]): readonly KnownExample[];
  /** What audits of accepted answers have said. */
  audits?(): readonly AuditOutcome[];
}
