import type { Catalogue } from '../examples/catalogue.js';
import type { FieldSelection } from '../examples/select-fields.js';
import type { Locale } from '../fields/field.js';
import type { HtmlReading } from '../input/product-text.js';
import type { LookupPolicy } from '../llm/lookup-policy.js';
import type { LookupRequest } from '../lookup/lookup-fields.js';

/** A composition that stays open. */
export interface McpLlm extends Required<Pick<LookupRequest, 'llm' | 'queue' | 'examples'>> {
  /** What is to be known about it, such as a stand-in for a missing token. */
  readonly notes: readonly string[];
}

/** What the tools answer from. */
export interface McpService {
  readonly catalogue: Catalogue;
  readonly locale: Locale;
  readonly policy: LookupPolicy;
  readonly html: HtmlReading;
  /** The words that name the fields of a call that names none. */
  readonly fields: readonly string[] | undefined;
  /** @throws UserError for a composition that cannot be used */
  openLlm(name: string | undefined): Promise<McpLlm>;
  /** The fields that words name. @throws UserError for a group that is not known */
  select(words: readonly string[]): FieldSelection;
  /** A sentence about a word that names no field. */
  unknownField(name: string): string;
  /** Told of each call, which it has to begin. */
  around<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Told of an error that nobody can mend. */
  onBug(error: unknown): void;
}
