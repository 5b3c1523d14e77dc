import type { Question, QuestionOrder, RawAnswer } from '../chain-of-thoughts/types.js';
import type { Engine } from '../engine/types.js';

/** One message of a chat. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** How the model is to write; what is absent is left to the provider. */
export interface Sampling {
  readonly temperature?: number;
  /** The most tokens to generate. */
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  readonly seed?: number;
}

/** A question fitted into its template and budget. */
export interface Prompt {
  readonly question: Question;
  /** `chat` travels as messages, anything else as text. */
  readonly template: string;
  /** The prompt after the template; for `chat`, the contents of the messages joined. */
  readonly text: string;
  readonly messages: readonly Message[];
  readonly sampling: Sampling;
  /** What it shares with those that follow: the description, or all that stands before it; absent when that is not known. */
  readonly order?: QuestionOrder;
}

/** Tokens of one or several calls; the parts that a server does not tell apart are absent. */
export interface Usage {
  /** All of the prompt: fresh, taken from the cache, and written into it. */
  readonly promptTokens: number;
  /** All that was generated: thought and answer. */
  readonly completionTokens: number;
  /** Prompt tokens that the server took from its cache. */
  readonly cachedTokens?: number;
  /** Prompt tokens that the server wrote into its cache, for later calls. */
  readonly writtenTokens?: number;
  /** Generated tokens that were thought and not answer. */
  readonly reasoningTokens?: number;
}

/** A token of a completion, and the natural logarithm of the probability that the model gave it. */
export interface TokenChance {
  readonly text: string;
  readonly logprob: number;
}

/** What came back. */
export interface Completion {
  readonly text: string;
  /** The tokens of what was written, where the wire tells how probable they were; joined they hold the answer. */
  readonly tokens?: readonly TokenChance[];
  readonly model?: string;
  readonly usage?: Usage | undefined;
  /** Attempts beyond the first that this completion took. */
  readonly retries?: number;
  /** Sentences on what the far end did not do as asked: an option it refused, an answer it cut short. */
  readonly notes?: readonly string[];
  /** Set when it came out of a provider's batch, which has a price of its own. */
  readonly batched?: true;
  /** Set when what it cost is booked already, in a batch of this run. */
  readonly booked?: true;
  /** Answers already read, from a connector that knows the fields (the offline engine); then `text` is for people only. */
  readonly answers?: readonly RawAnswer[];
}

/** What became of a question that is left to a batch: it waits for its answer, or there will be none. */
export interface Postponement {
  readonly waits: boolean;
  readonly reason: string;
}

/** What bounds one completion. */
export interface CompleteOptions {
  /** Aborts when the lookup's deadline has passed, or the user interrupts. */
  readonly signal: AbortSignal;
  /**
   * When the lookup must have ended, as `performance.now()` counts, so that no attempt is made that cannot end in time;
   * without it, the context's deadline from now.
   */
  readonly deadline?: number;
}

/** How a prompt travels and a completion comes back. A failure is thrown as a ConnectorError. */
export interface Connector {
  readonly name: string;
  /** Set when asking costs nothing and counts as no call (the offline engine). */
  readonly free?: true;
  /** What tells its answers from those of another of its name; one that a configuration file built is cached only with it. */
  readonly identity?: string;
  /** The most tokens of an answer where the composition does not say how many; what the far end itself allows when absent. */
  readonly answerTokens?: number;
  /** Set when its answers are not worth keeping. */
  readonly uncached?: true;
  /** Those that need not wait answer at once. */
  complete(prompt: Prompt, options: CompleteOptions): Completion | Promise<Completion>;
  /** A completion that needs no call of its own: one from before, or one that is on its way. */
  recall?(prompt: Prompt): Completion | Promise<Completion> | undefined;
  /** Forgets what came back for a prompt, since nobody could read it. */
  forget?(prompt: Prompt): void;
  /**
   * Leaves a question that is not known yet to a batch of the provider; who has this is asked in no other way.
   * @param reserve sets aside what a new question may cost; undefined when a limit is reached
   */
  postpone?(prompt: Prompt, reserve: () => { readonly calls: number; readonly cost: number } | undefined): Postponement;
  /** Whether a question waits for its answer in a batch of the provider. */
  isPostponed?(prompt: Prompt): boolean;
  /**
   * How many calls it now lets be in flight at once; one that has it keeps to the context's concurrency by itself, so that
   * a question that waits for another try need hold up no other.
   */
  permits?(): number;
  /** Whether it could be used now (a server that answers, a file that exists); resolves to a sentence that says what is wrong, or to undefined. */
  check?(options: { readonly signal: AbortSignal }): Promise<string | undefined>;
  /** The most characters or tokens that a prompt may hold, when the far end says so. */
  limit?(options: CompleteOptions): Promise<{ readonly tokens: number } | undefined>;
  close?(): Promise<void>;
}

/** A connector by its type with that type's own settings, or one that a js/ts configuration file built. */
export type ConnectorSettings = ({ readonly type: string } & Readonly<Record<string, unknown>>) | Connector;

/** What a connector may need from the run that it serves. */
export interface ConnectorContext {
  /** The most calls in flight at once. */
  readonly concurrency: number;
  /** Fixed milliseconds for one attempt; adaptive when absent. */
  readonly attemptTimeout?: number;
  /** When the whole lookup must have ended, in milliseconds from now; used to size an attempt before any has finished. */
  readonly deadline?: number;
  /** Told when the far end says that it gets too many calls, with the milliseconds that it asks to wait. */
  readonly onBusy?: (wait: number | undefined) => void;
  /** The offline engine over the catalogue at hand. */
  readonly engine?: Engine;
}
