import type { Prompt, Sampling } from '../../connectors/types.js';
import type { Example } from '../../examples/example.js';
import { memoize } from '../../memoize.js';
import type { LlmSettings } from '../settings.js';
import { estimateTokens } from './estimate-tokens.js';
import type { BudgetReport, FitRequest, FittedPrompt } from './fit-request.js';
import { neutralise } from './neutralise.js';
import type { PromptDraft } from './prompt-draft.js';
import { hasTurns, renderTemplate } from './templates.js';

/** Writes the prompt of a draft, and reports what it takes and leaves out. */
export function writePrompt(request: FitRequest, draft: PromptDraft): FittedPrompt & { readonly prompt: Prompt } {
  const { chain, fields, description, locale, order, settings } = request;
  const { template = 'chat' } = settings;
  const { examples } = draft;
  const asked = chain.ask({ fields, locale, ...(order && { order }), turns: hasTurns(template), ...draft });
  const system = neutraliseInstructions(asked.system);
  const user = neutralise(asked.user);
  const turns = asked.turns?.map((turn) => ({ user: neutralise(turn.user), assistant: neutralise(turn.assistant) }));
  const question = {
    ...{ fields: asked.fields, description, examples, system, user, schema: asked.schema },
    ...(turns && { turns }),
  };
  const { text, messages } = renderTemplate(template, question);
  const prompt = { question, template, text, messages, sampling: samplingOf(settings), ...(order && { order }) };
  return { prompt, examples, budget: report(request, draft, text) };
}

/** Instructions are the same for every question of their kind. */
const neutralised = new Map<string, string>();

function neutraliseInstructions(system: string): string {
  const known = neutralised.get(system);
  if (known !== undefined) return known;
  // A strategy of the user's own may write them anew each time.
  if (neutralised.size > 100) neutralised.clear();
  const fresh = neutralise(system);
  neutralised.set(system, fresh);
  return fresh;
}

const samplingOf = memoize(
  ({ temperature, maxTokens, stop, seed }: LlmSettings): Sampling => ({
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(stop !== undefined && { stop }),
    ...(seed !== undefined && { seed }),
  }),
);

function report(request: FitRequest, draft: PromptDraft, text: string): BudgetReport {
  const { fields, examples, settings, countTokens = estimateTokens } = request;
  const { maxPromptLength: limit, maxPromptTokens: tokenLimit } = settings;
  const droppedExamples = leftOut(examples, draft.examples);
  const droppedOptions = fields.reduce((sum, field) => {
    const shown = Object.hasOwn(draft.shownOptions, field.code) ? draft.shownOptions[field.code] : undefined;
    return sum + (shown ? field.options.length - shown.length : 0);
  }, 0);
  const droppedGuideline = !draft.withGuideline && fields.some(({ guideline }) => guideline);
  const { cutCharacters } = draft;
  return {
    ...(limit !== undefined && { limit }),
    length: text.length,
    ...(tokenLimit !== undefined && { tokenLimit, tokens: countTokens(text) }),
    cut: droppedExamples.length > 0 || droppedOptions > 0 || droppedGuideline || cutCharacters > 0,
    droppedExamples,
    droppedOptions,
    droppedGuideline,
    cutCharacters,
  };
}

function leftOut(examples: readonly Example[], shown: readonly Example[]): readonly number[] {
  if (shown.length === examples.length) return [];
  const kept = new Set(shown);
  return examples.filter((example) => !kept.has(example)).map(({ id }) => id);
}
