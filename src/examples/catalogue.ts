import type { CatalogueStructure } from '../fields/akeneo/catalogue-structure.js';
import type { Field } from '../fields/field.js';
import type { AuditOutcome } from './audit-outcome.js';
import type { Example } from './example.js';
import type { KnownExample } from './known-example.js';

/** Which examples are wanted. */
export interface ExampleRequest {
  /** The most examples. */
  readonly count: number;
  /** Examples to leave out, such as those kept back to measure with. */
  readonly exclude?: (example: Example) => boolean;
}

/** How many examples a field has. */
export interface ExampleCount {
  /** With a value. */
  readonly stated: number;
  /** Whose text does not state the field. */
  readonly unstated: number;
}

/** What compositions read of a catalogue; one that has only examples like a text, or none, can do with less. */
export type ExampleCatalogue = Pick<Catalogue, 'models' | 'examplesLike'> &
  Partial<Pick<Catalogue, 'examplesOf' | 'examplesBeside'>>;

/** All that a lookup reads: fields, their examples and what was learnt from them. Synchronous. */
export interface Catalogue {
  /** The field of exactly this code: the same object each time, so that others may remember things by it. */
  field(code: string): Field | undefined;
  /** In the order of the field files. */
  allFields(): readonly Field[];
  /** Known codes, the nearest to a mistyped one first. */
  nearestCodes(code: string, count: number): readonly string[];
  /** Fields whose code, labels, options or spellings have words that begin with each word of the text; best first. */
  search(text: string): readonly Field[];
  /** Examples of a field whose texts are like the description, most similar first; never the description itself, nor what a model proposed. */
  examplesLike(field: Field, description: string, request: ExampleRequest): readonly Example[];
  /** The first examples of a field, those that a model proposed at the end. */
  examplesOf(field: Field, count: number): readonly Example[];
  /** All examples of the text of a stored one, of whatever field, but for what a model proposed; a catalogue that cannot tell has no such method. */
  examplesBeside?(example: Example): readonly Example[];
  /** By field code, without what a model proposed; a field without examples is not listed. */
  exampleCounts(): ReadonlyMap<string, ExampleCount>;
  /** What the offline engine learnt, by scope. */
  readonly models: {
    read(scope: string): string | undefined;
    /** The examples of texts that have one of these signatures. */
    recall?(signatures: readonly number[]): readonly KnownExample[];
    /** What audits of accepted answers have said. */
    audits?(): readonly AuditOutcome[];
  };
  /** Families, channels, ETIM classes: how fields belong together. */
  readonly structure: CatalogueStructure;
  close(): void;
}
