import type { LlmSettings } from '../settings.js';
import type { BudgetReport, FitRequest, FittedPrompt } from './fit-request.js';
import { type PromptDraft, stagesOf, wholeDraft } from './prompt-draft.js';
import { searchLargest } from './search-largest.js';
import { writePrompt } from './write-prompt.js';

/**
 * Writes the prompt that keeps the most within the limits. What gives way, in order: the least similar examples, options
 * with no mention in the text, the guideline with the values to choose among, the middle of the description. Instructions never do.
 */
export function fitPrompt(given: FitRequest): FittedPrompt {
  const request = given.chain.exampleCount === 0 ? { ...given, examples: [] } : given;
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

export type { BudgetReport, FitRequest, FittedPrompt } from './fit-request.js';
