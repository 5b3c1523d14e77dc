import { abortable } from '../async/abort.js';
import { andThen, type MaybePromise } from '../async/maybe-promise.js';
import { type Stop, throwIfAborted } from '../async/stop.js';
import { optionsOf } from '../connectors/stop-options.js';
import type { Completion, Connector, Prompt } from '../connectors/types.js';
import { sumUsage } from '../connectors/usage-from.js';
import { ConnectorError, UserError } from '../errors.js';
import type { Consumption } from './answer.js';
import type { LlmSettings } from './settings.js';
import { type CallCounter, type Charge, consumptionOf } from './spending.js';

/** Where a completion comes from. */
export interface CompletionSource {
  readonly connector: Connector;
  readonly settings: LlmSettings;
}

/** What bounds a question. */
export interface QuestionBounds {
  readonly signal: Stop;
  readonly deadline?: number;
  /** What its call is counted by. */
  readonly spending: CallCounter;
}

/** A completion, `kept` when it was known before, or why there is none; with what the call used. */
export type Obtained =
  | { readonly completion: Completion; readonly usage?: Consumption; readonly kept?: true }
  | {
      readonly completion?: undefined;
      readonly reason: string;
      readonly usage?: Consumption;
      /** Set when the question waits for its answer in a batch of the provider. */
      readonly waits?: boolean;
    };

/**
 * Takes a completion that is known already, or asks for it and books the call; at once where nothing has to be waited for.
 * Rejects on an abort and on a bug.
 */
export function obtainCompletion(
  source: CompletionSource,
  prompt: Prompt,
  bounds: QuestionBounds,
): MaybePromise<Obtained> {
  const known = source.connector.recall?.(prompt);
  if (!known) return ask(source, prompt, bounds);
  if (known instanceof Promise) return share(source, prompt, bounds, known);
  if (known.booked)
    return { completion: known, usage: consumptionOf(known, source.settings.price, prompt.text.length) };
  return { completion: known, usage: bounds.spending.recall(), kept: true };
}

function ask(source: CompletionSource, prompt: Prompt, bounds: QuestionBounds): MaybePromise<Obtained> {
  return source.connector.postpone ? postpone(source, prompt, bounds) : call(source, prompt, bounds);
}

/** What an answer to one field may take where nobody says, with some thought: only used to set money aside. */
const USUAL_ANSWER = 64;

function postpone({ connector, settings }: CompletionSource, prompt: Prompt, { spending }: QuestionBounds): Obtained {
  const answer = settings.maxTokens ?? connector.answerTokens ?? USUAL_ANSWER * prompt.question.fields.length;
  const reserve = () => spending.reserve?.(prompt.text.length, answer, settings.price);
  return connector.postpone?.(prompt, reserve) ?? { reason: 'not asked' };
}

/** Asks for a completion although one is known, which turned out to be of no use. */
export function obtainAnew(source: CompletionSource, prompt: Prompt, bounds: QuestionBounds): MaybePromise<Obtained> {
  source.connector.forget?.(prompt);
  return ask(source, prompt, bounds);
}

/** What others asked for is not aborted with this question, only no longer waited for. */
async function share(
  source: CompletionSource,
  prompt: Prompt,
  bounds: QuestionBounds,
  known: Promise<Completion>,
): Promise<Obtained> {
  throwIfAborted(bounds.signal);
  try {
    return { completion: await abortable(known, bounds.signal), usage: bounds.spending.recall() };
  } catch (error) {
    throwIfAborted(bounds.signal);
    if (error instanceof UserError) return { reason: error.message };
    // Whoever asked first ran out of time; this question still has some.
    return obtainCompletion(source, prompt, bounds);
  }
}

function call(source: CompletionSource, prompt: Prompt, bounds: QuestionBounds): MaybePromise<Obtained> {
  const { connector, settings } = source;
  if (connector.free) return callPaid(source, prompt, bounds, undefined);
  return andThen(bounds.spending.open(prompt.text.length, settings.price), (charge) =>
    charge ? callPaid(source, prompt, bounds, charge) : { reason: 'budget spent' },
  );
}

function callPaid(
  { connector }: CompletionSource,
  prompt: Prompt,
  { signal, deadline }: QuestionBounds,
  charge: Charge | undefined,
): MaybePromise<Obtained> {
  if (signal.aborted) charge?.fail(0);
  throwIfAborted(signal);
  const completed = (completion: Completion) => bookedOf(completion, charge);
  const failed = (error: unknown) => failureOf(error, signal, charge);
  try {
    const completion = connector.complete(prompt, optionsOf(signal, deadline));
    return completion instanceof Promise ? completion.then(completed, failed) : completed(completion);
  } catch (error) {
    return failed(error);
  }
}

function bookedOf(completion: Completion, charge: Charge | undefined): Obtained {
  const usage = charge?.book(completion);
  return usage ? { completion, usage } : { completion };
}

/** What the user can do something about is the reason of a failed field; anything else is thrown. */
function failureOf(error: unknown, signal: Stop, charge: Charge | undefined): Obtained {
  const { retries, usages } = error instanceof ConnectorError ? error : { retries: 0, usages: [] };
  const usage = charge?.fail(retries, sumUsage(usages));
  throwIfAborted(signal);
  if (error instanceof UserError) return { reason: error.message, ...(usage && { usage }) };
  throw error;
}
