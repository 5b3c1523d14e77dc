import { andThen, type MaybePromise } from '../async/maybe-promise.js';
import type { ChainOfThoughts, RawAnswer } from '../chain-of-thoughts/types.js';
import { CUT_NOTE } from '../connectors/answer-text.js';
import { optionsOf } from '../connectors/stop-options.js';
import type { Connector, Prompt } from '../connectors/types.js';
import type { Engine } from '../engine/types.js';
import type { ExampleKnowledge } from '../examples/example-knowledge.js';
import type { Field, Locale } from '../fields/field.js';
import { once } from '../memoize.js';
import { acceptAnswers, type CompletionReading } from './accept-answers.js';
import type { Answer, Consumption } from './answer.js';
import { answerChances } from './answer-chance.js';
import { candidateHints } from './candidate-hints.js';
import { prepareEngine } from './engine-llm.js';
import { engineOpinions } from './engine-opinions.js';
import { examplesFor } from './examples-for.js';
import { groupsOf } from './groups-of.js';
import type { Llm, LlmRequest, PromptPreview } from './llm.js';
import type { ModelCalibration } from './model-calibration.js';
import { type Obtained, obtainAnew, obtainCompletion } from './obtain-completion.js';
import { type FittedPrompt, fitPrompt } from './prompt/fit-prompt.js';
import type { LlmSettings } from './settings.js';
import type { Spending } from './spending.js';
import type { ValueDistribution } from './weigh.js';
import { wholeQuestion } from './whole-question.js';

/** The parts of a composition that asks a connector. */
export interface ModelParts {
  readonly name: string;
  readonly settings: LlmSettings;
  readonly chain: ChainOfThoughts;
  readonly connector: Connector;
  readonly locale: Locale;
  readonly spending: Spending;
  readonly engine?: Engine;
  readonly knowledge?: ExampleKnowledge;
  /** How far the chances of its words come true. */
  readonly calibration?: () => ModelCalibration;
}

type Common = Pick<Answer, 'llm' | 'connector' | 'model' | 'examples' | 'budget' | 'usage'>;

/** A composition that writes a prompt, sends it, reads the completion and accepts each answer or not. */
export function modelLlm(parts: ModelParts): Llm {
  const { name, settings, connector, chain, engine } = parts;
  return {
    name,
    connector: connector.name,
    groupSize: settings.group ?? 1,
    ...(connector.permits && { permits: connector.permits }),
    prepare: (fields, request) => (chain.hinted && engine ? prepareEngine(engine, fields, request) : undefined),
    answerLocally: () => [],
    ask: (fields, request) => askTogether(parts, fields, request),
    preview: (fields, request) => {
      const groups = groupsOf(fields, settings.group ?? 1);
      const each = { ...request, several: groups.length > 1 };
      return Promise.all(
        groups.map(async (group) => {
          const asked = wholeOf(parts, group, each);
          return previewOf(parts, asked.fields, await preparePrompt(parts, asked));
        }),
      );
    },
    check: async (signal) => connector.check?.({ signal }),
    close: async () => connector.close?.(),
  };
}

/** One question for all fields; what cannot be read of a group is asked again field by field. */
function askTogether(parts: ModelParts, fields: readonly Field[], request: LlmRequest): MaybePromise<undefined> {
  const asked = wholeOf(parts, fields, request);
  return andThen(askOnce(parts, asked), (open) => {
    const unread = open.filter((field) => fields.includes(field));
    if (unread.length === 0) return undefined;
    const each = { ...request, several: unread.length > 1 };
    const questions = unread.map((field) => questionOf(parts, [field], each));
    return Promise.all(questions.map((question) => askOnce(parts, question))).then(() => undefined);
  });
}

/** Some fields of a description that are asked for together. */
interface Question {
  readonly fields: readonly Field[];
  readonly request: LlmRequest;
  /** What the engine reads of them: told in the question, and what its answer is held against. */
  readonly opinions: () => readonly ValueDistribution[];
}

function questionOf({ engine }: ModelParts, fields: readonly Field[], request: LlmRequest): Question {
  return {
    ...{ fields, request },
    opinions: once(() => (engine ? engineOpinions(engine, fields, request.description) : [])),
  };
}

/** A strategy that shows the same examples for every description asks all fields of one at once. */
function wholeOf(parts: ModelParts, fields: readonly Field[], request: LlmRequest): Question {
  const { chain, settings } = parts;
  const whole = chain.steadyCount ? wholeQuestion(fields, request, settings.group ?? 1) : { fields, request };
  return questionOf(parts, whole.fields, whole.request);
}

/** Asks, answers what it can, and returns the fields of a group that the completion says nothing readable about. */
function askOnce(parts: ModelParts, question: Question): MaybePromise<readonly Field[]> {
  return andThen(preparePrompt(parts, question), (fitted) => askPrepared(parts, question, fitted));
}

function askPrepared(
  parts: ModelParts,
  question: Question,
  { prompt, examples, budget }: FittedPrompt,
): MaybePromise<readonly Field[]> {
  const { fields, request } = question;
  const commonWith = (spent: Pick<Common, 'model' | 'usage'>): Common => ({
    llm: parts.name,
    connector: parts.connector.name,
    ...(examples.length > 0 && { examples: examples.map((example) => example.id) }),
    ...(budget.cut && { budget }),
    ...spent,
  });
  const fail = (reason: string, usage?: Consumption, status: 'failed' | 'timeout' = 'failed') => {
    const common = commonWith({ usage });
    return emitAll(fields, request, (field) => ({ field, value: null, status, reason, ...common }));
  };
  if (!prompt) return fail('prompt too long');
  const { signal, deadline, spending = parts.spending } = request;
  const bounds = { signal, deadline, spending };
  const emitObtained = (obtained: Obtained): MaybePromise<readonly Field[]> => {
    const { completion, usage } = obtained;
    // What is late is no failure that another composition is asked for.
    if (!completion) return fail(obtained.reason, usage, obtained.waits ? 'timeout' : 'failed');
    const answers = completion.answers ?? parts.chain.read(completion.text, fields);
    if (isUnreadable(answers, fields)) {
      // A kept answer that says nothing would say nothing for ever.
      if (obtained.kept) return andThen(obtainAnew(parts, prompt, bounds), emitObtained);
      parts.connector.forget?.(prompt);
    }
    const common = commonWith({ model: completion.model, usage: usage && shareOf(usage, fields.length) });
    const chances = completion.tokens ? answerChances(completion.tokens, fields) : [];
    const cut = completion.notes?.includes(CUT_NOTE) ?? false;
    return emitRead(parts, question, { examples, answers, chances, cut, prompt }, common);
  };
  return andThen(obtainCompletion(parts, prompt, bounds), emitObtained);
}

/** Whether a completion says nothing that can be read of any field. */
function isUnreadable(answers: readonly RawAnswer[], fields: readonly Field[]): boolean {
  return fields.every((_, index) => answers[index]?.raw === undefined);
}

function preparePrompt(parts: ModelParts, question: Question): MaybePromise<FittedPrompt> {
  const { chain, locale } = parts;
  const { fields, request } = question;
  const { description, several } = request;
  const hints = engineHints(parts, question) ?? request.hints;
  const order = several ? 'description-first' : 'description-last';
  const examples = examplesFor(parts, fields, request);
  return andThen(parts.connector.limit ? withServerLimit(parts, request) : parts.settings, (settings) =>
    fitPrompt({ chain, fields, description, examples, hints, locale, order, settings }),
  );
}

/** The least chance of a value that a question proposes. */
const HINTS = { least: 0.15, alone: true };

/** The same whoever asks, so that a question of a gate is the one that its model would be asked without it. */
function engineHints({ chain, engine }: ModelParts, { request, opinions }: Question): LlmRequest['hints'] {
  if (!chain.hinted || !engine) return undefined;
  return candidateHints(opinions(), request.description, HINTS);
}

/** Tokens kept free for the answer when neither the composition nor the connector says how many it may take. */
const USUAL_ANSWER_TOKENS = 256;
/** The most of a context that is kept free: a small one has to hold the question, too. */
const ANSWER_SHARE = 1 / 8;

/** The most tokens of an answer, as far as anybody says. */
function answerTokensOf({ settings, connector }: ModelParts): number | undefined {
  return settings.maxTokens ?? connector.answerTokens;
}

/** A server that tells its context size bounds the prompt, so that it never has to cut one. */
async function withServerLimit(parts: ModelParts, { signal, deadline }: LlmRequest): Promise<LlmSettings> {
  const { connector, settings } = parts;
  const limit = await connector.limit?.(optionsOf(signal, deadline)).catch(() => undefined);
  if (!limit) return settings;
  const usual = Math.max(USUAL_ANSWER_TOKENS, Math.min(connector.answerTokens ?? 0, limit.tokens * ANSWER_SHARE));
  const room = Math.max(1, Math.floor(limit.tokens - (settings.maxTokens ?? usual)));
  return { ...settings, maxPromptTokens: Math.min(settings.maxPromptTokens ?? Infinity, room) };
}

function emitRead(
  parts: ModelParts,
  { fields, request, opinions }: Question,
  reading: CompletionReading & { readonly prompt: Prompt },
  common: Common,
): readonly Field[] {
  const unread: Field[] = [];
  acceptAnswers({ ...parts, opinions, trust: parts.settings.trust }, fields, request, reading).forEach(
    (accepted, index) => {
      const field = fields[index];
      if (!field) return;
      // Asked again, the model may say something that can be read.
      if (accepted?.status === 'failed') parts.connector.forget?.(reading.prompt);
      if (accepted) request.emit({ field: field.code, ...accepted, ...common });
      else unread.push(field);
    },
  );
  return unread;
}

function emitAll(fields: readonly Field[], request: LlmRequest, answer: (code: string) => Answer): readonly Field[] {
  for (const field of fields) request.emit(answer(field.code));
  return [];
}

/** A question's calls are one; its tokens and cost are shared evenly by its fields. */
function shareOf(usage: Consumption, fields: number): Consumption {
  if (fields === 1) return usage;
  return Object.fromEntries(
    Object.entries(usage).map(([key, value]) => [key, value / fields]),
  ) as unknown as Consumption;
}

function previewOf(parts: ModelParts, fields: readonly Field[], fitted: FittedPrompt): PromptPreview {
  return {
    llm: parts.name,
    connector: parts.connector.name,
    fields: fields.map((field) => field.code),
    text: fitted.prompt?.text ?? '',
    ...(fitted.prompt?.template === 'chat' && { messages: fitted.prompt.messages }),
    budget: fitted.budget,
    answerTokens: answerTokensOf(parts),
    ...(!fitted.prompt && { problem: 'prompt too long' }),
    ...(fitted.prompt && parts.connector.recall?.(fitted.prompt) && { cached: true }),
    ...(fitted.prompt && parts.connector.isPostponed?.(fitted.prompt) && { waits: true }),
    ...(parts.settings.price && { price: parts.settings.price }),
  };
}
