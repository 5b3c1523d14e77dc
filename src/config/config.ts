import type { Locale } from '../fields/field.js';
import type { LlmSettings } from '../llm/settings.js';
import type { PimEntry } from './pim-entry.js';

/** A composition as a file writes it: its duration is text, and strings may still hold `${VARIABLES}`. */
export type LlmConfig = Omit<LlmSettings, 'attemptTimeout'> & { readonly attemptTimeout?: string };

/** The codes of the fields that take the ends of a range. */
export interface RangeEnds {
  readonly min: string;
  readonly max: string;
}

/** What a run is configured with: environment over file over built-in; flags come on top. */
export interface Config {
  /** The SQLite catalogue, an absolute path; absent for the one in the user's data folder. */
  readonly database?: string;
  /** The language of the prompts. */
  readonly locale: Locale;
  /** The composition that answers when a run names none. */
  readonly llm: string;
  /** Milliseconds for a whole lookup, retries included. */
  readonly timeout: number;
  /** The most questions in flight. */
  readonly concurrency: number;
  /** What names the fields to fill when a run names none, as the file writes it. */
  readonly fields?: readonly string[];
  /** Whether a value with no evidence in the text becomes absent. */
  readonly grounded?: boolean;
  /** Whether texts are read as the HTML that they may hold; default `auto`. */
  readonly html?: 'auto' | 'never';
  /** The least confidence of an offline answer, 0 to 1. */
  readonly minConfidence?: number;
  /** Bytes that the answers of language models may take up in the database, so that none is paid for twice. */
  readonly cacheSize: number;
  /** The fields that take the ends of ranges where a layout has no ranges, by the code of the range. */
  readonly ranges?: Readonly<Record<string, RangeEnds>>;
  /** Every composition by name: the built-in ones, overlaid by the file's. */
  readonly llms: Readonly<Record<string, LlmConfig>>;
  /** The names of the compositions that the file configures. */
  readonly configured: readonly string[];
  /** How to reach the PIM, with its variables unread until it is asked. */
  readonly pim?: PimEntry;
  /** The absolute path of the file that was read. */
  readonly file?: string;
}
