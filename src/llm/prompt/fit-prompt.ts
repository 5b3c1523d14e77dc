import { shareTexts } from '../../chain-of-thoughts/share-texts.js';
import type { CandidateHint, ChainOfThoughts } from '../../chain-of-thoughts/types.js';
import type { Prompt } from '../../connectors/types.js';
import type { Example } from '../../examples/example.js';
import type { Field, Locale } from '../../fields/field.js';
import type { LlmSettings } from '../settings.js';
import { type PromptDraft, stagesOf, wholeDraft } from './prompt-draft.js';
import { searchLargest } from './search-largest.js';
import { writePrompt } from './write-prompt.js';

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

/**
 * Writes the prompt that keeps the most within the limits. What gives way, in order: the least similar examples, options
 * with no mention in the text, the guideline with the values to choose among, the middle of the description. Instructions never do.
 */
export function fitPrompt(given: FitRequest): FittedPrompt {
  const examples = chooseExamples(given);
  const request = examples === given.examples ? given : { ...given, examples };
  const attempt = (draft: PromptDraft) => {
    const fitted = isHopeless(request, draft) ? undefined : writePrompt(request, draft);
    return fitted && fits(fitted.budget) ? fitted : undefined;
  };
  let draft = wholeDraft(request);
  const whole = attempt(draft);
  if (whole) return whole;
  for (const stageFrom of stagesOf({ ...request, room: roomOf(request.settings) })) {
    const { least, most, shrink } = stageFrom(draft);
    if (most < least) continue;
    const fitted = searchLargest(least, most, (size) => attempt(shrink(size)));
    if (fitted) return fitted;
    draft = shrink(least);
  }
  return { ...writePrompt(request, draft), prompt: undefined };
}

function chooseExamples({ chain, fields, examples }: FitRequest): readonly Example[] {
  if (examples.length === 0) return examples;
  if (chain.exampleCount === 0) return [];
  return fields.length > 1 ? shareTexts(examples, chain.exampleCount) : examples;
}

/** No tokenizer in use packs more characters into a token, on average, than this. */
const MOST_CHARACTERS_PER_TOKEN = 8;

function roomOf({ maxPromptLength = Infinity, maxPromptTokens = Infinity }: LlmSettings): number {
  return Math.min(maxPromptLength, maxPromptTokens * MOST_CHARACTERS_PER_TOKEN);
}

/** Spares writing a prompt around a description that alone is too long. */
function isHopeless({ settings }: FitRequest, { description }: PromptDraft): boolean {
  return description.trim().length > roomOf(settings);
}

function fits({ length, limit = Infinity, tokens = 0, tokenLimit = Infinity }: BudgetReport): boolean {
  return length <= limit && tokens <= tokenLimit;
}
