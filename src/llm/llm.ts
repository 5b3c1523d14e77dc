import type { MaybePromise } from '../async/maybe-promise.js';
import type { Stop } from '../async/stop.js';
import type { CandidateHint } from '../chain-of-thoughts/types.js';
import type { Message } from '../connectors/types.js';
import type { Example } from '../examples/example.js';
import type { Field } from '../fields/field.js';
import type { Answer } from './answer.js';
import type { LookupPolicy } from './lookup-policy.js';
import type { BudgetReport } from './prompt/fit-prompt.js';
import type { Price } from './settings.js';
import type { CallCounter } from './spending.js';

/** Finds known examples of a field like a description, most similar first. */
export type ExampleSource = (field: Field, description: string, count: number) => readonly Example[];

/** What a composition is given to answer with. */
export interface LlmRequest {
  readonly description: string;
  readonly examples: ExampleSource;
  readonly policy: LookupPolicy;
  /** Values that fields may have, to be shown to whoever is asked. */
  readonly hints?: Readonly<Record<string, readonly CandidateHint[]>>;
  /** Whether whoever asks weighs the answers against what the engine reads. */
  readonly weighed?: true;
  /** Whether several questions are asked about this description; one alone when absent. */
  readonly several?: boolean;
  /** Says when the deadline has passed, or the user gives up. */
  readonly signal: Stop;
  /** When that will be, as `performance.now()` counts: what could not end in time is not begun. */
  readonly deadline?: number;
  /** What its calls are counted by, in place of what counts all calls of the composition. */
  readonly spending?: CallCounter;
  /** Called once per field as soon as its answer is final. */
  emit(answer: Answer): void;
}

/** A prompt as it would be sent, for people. */
export interface PromptPreview {
  readonly llm: string;
  readonly connector: string;
  readonly fields: readonly string[];
  readonly text: string;
  /** Set when the prompt travels as messages. */
  readonly messages?: readonly Message[];
  readonly budget: BudgetReport;
  /** The most tokens of its answer, as far as the composition or its connector says. */
  readonly answerTokens?: number | undefined;
  /** Set when even the least does not fit. */
  readonly problem?: string;
  /** Set when the answer is known already and would cost no call. */
  readonly cached?: true;
  /** Set when it is with the provider already, in a batch. */
  readonly waits?: true;
  /** What tokens of this composition cost, when that is configured. */
  readonly price?: Price;
}

/** A named composition: template, prompt budget, chain of thoughts and connector, with its gate and fallbacks. */
export interface Llm {
  readonly name: string;
  /** The connector that answers, as shown to people. */
  readonly connector: string;
  /** The most fields it takes in one question. */
  readonly groupSize: number;
  /** Set when the offline engine alone answers: the name that its answers bear. */
  readonly engineName?: string;
  /** Set when its own settings take a value without evidence as absent. */
  readonly grounded?: true;
  /** How many calls its server now gets at once. */
  permits?(): number;
  /** Has much work of `answerLocally` for these very fields done before, in turns with others; undefined where it is little. */
  prepare?(fields: readonly Field[], request: LlmRequest): Promise<unknown> | undefined;
  /** Answers what needs no question (a gate); the fields it is not sure of are left out. */
  answerLocally(fields: readonly Field[], request: LlmRequest): readonly Answer[];
  /** Asks and answers every field, at once where nothing has to be waited for; fails only when the request is given up. */
  ask(fields: readonly Field[], request: LlmRequest): MaybePromise<void>;
  /** The prompts that it would send for the fields; a gate leaves out what it is sure of. */
  preview(fields: readonly Field[], request: LlmRequest): Promise<readonly PromptPreview[]>;
  /** A sentence that says why it cannot be used now, or undefined. */
  check(signal: AbortSignal): Promise<string | undefined>;
  close(): Promise<void>;
}
