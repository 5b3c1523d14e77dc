import type { CandidateHint, ChainOfThoughts, QuestionOrder } from '../../chain-of-thoughts/types.js';
import type { Prompt } from '../../connectors/types.js';
import type { Example } from '../../examples/example.js';
import type { Field, Locale } from '../../fields/field.js';
import type { LlmSettings } from '../settings.js';
/** What a prompt was allowed, what it takes, and what it had to leave out. */
export interface BudgetReport {
  /** The most characters; absent when the composition sets no such limit. */
  readonly limit?: number;
  /** Characters of the prompt; of a prompt that is too long, those of the shortest one tried. */
  readonly length: number;
  /** The most tokens; absent when the composition sets no such limit. */
  readonly tokenLimit?: number;
  /** Tokens of the prompt, estimated unless they were counted; given with `tokenLimit`. */
  readonly tokens?: number;
  /** Whether anything was left out. */
  readonly cut: boolean;
  /** The numbers of the examples left out. */
  readonly droppedExamples: readonly number[];
  /** How many options were left out, of all fields. */
  readonly droppedOptions: number;
  readonly droppedGuideline: boolean;
  /** Characters taken out of the middle of the description. */
  readonly cutCharacters: number;
}
/** A question and what it has to fit into. */
export interface FitRequest {
  readonly chain: ChainOfThoughts;
  readonly fields: readonly Field[];
  readonly description: string;
  /** Of each field the most similar first; a question about several fields shows those of a few texts that know most of them. */
  readonly examples: readonly Example[];
  /** Values to choose among, a field. */
  readonly hints?: Readonly<Record<string, readonly CandidateHint[]>>;
  readonly locale: Locale;
  /** What stands first in the question; default the description. */
  readonly order?: QuestionOrder;
  readonly settings: LlmSettings;
  /** Counts as the model does; estimated on the safe side when absent. */
  readonly countTokens?: (text: string) => number;
}
/** A prompt within its budget, or none when even the least is too long. */
export interface FittedPrompt {
  readonly prompt?: Prompt;
  /** The examples that the prompt shows. */
  readonly examples: readonly Example[];
  readonly budget: BudgetReport;
}
