import type { Readable } from 'node:stream';
import type { ConnectorError } from '../errors.js';
import type { Completion, Connector, Prompt, Usage } from './types.js';

/** How the answer of a question is taken out of its reply, in a word that can be kept beside its key. */
export type AnswerForm = string;

/** A question as a line of a batch. */
export interface BatchLine {
  /** One line of JSON, without a line break. */
  readonly text: string;
  readonly form: AnswerForm;
}

/** The lines of a batch on their way to a provider. */
export interface BatchFile {
  /** What the batch can be known by later, where the provider keeps such a thing: letters, digits and dashes. */
  readonly mark: string;
  readonly questions: number;
  /** Bytes of all lines, with what stands between them. */
  readonly size: number;
  open(): Readable;
}

/** A batch that may have been created: whoever ordered it did not live to hear so. */
export interface LostBatch {
  readonly mark: string;
  readonly questions: number;
  /** What `prepare` resolved to. */
  readonly prepared: string;
  /** When it was ordered, in milliseconds since 1970. */
  readonly orderedAt: number;
  /** Whether a question is one of the batch. */
  holds(key: string): boolean;
  /** Whether a provider's batch is known to be another one. */
  isOther(id: string): boolean;
}

/** What became of a lost batch; `unsure` while one runs that may be it. */
export type FoundBatch = { readonly id: string } | 'none' | 'unsure';

/** How far a provider is with a batch. `refused` is one that was not even begun, and costs nothing. */
export interface BatchProgress {
  readonly state: 'working' | 'ended' | 'refused';
  readonly answered: number;
  readonly failed: number;
  readonly reason?: string;
  /** Set when the provider has too much of ours waiting already: a smaller or later one may be taken. */
  readonly tooMuch?: true;
}

/** What came of one question. */
export interface BatchResult {
  readonly key: string;
  readonly completion?: Completion;
  /** Why there is none; `retryable` when asking again can help. */
  readonly error?: ConnectorError;
  /** What a question without an answer used all the same. */
  readonly usage?: Usage | undefined;
}

/**
 * Questions that a provider answers together, within a day and for less. All but `lineOf` reject with a ConnectorError, and
 * with the signal's reason.
 */
export interface ProviderBatches {
  /** The most of one batch, as the provider documents it. */
  readonly limits: { readonly questions: number; readonly bytes: number };
  /** What stands between two lines. */
  readonly separator: string;
  /** A question as a line, in the form that the model is known to take. @param key up to 64 letters, digits, - and _ */
  lineOf(key: string, prompt: Prompt): BatchLine;
  /** Sends a few tokens with the options of a question, so that what the model refuses of them is known before a batch is written. */
  tryOut(prompt: Prompt, signal: AbortSignal): Promise<Usage | undefined>;
  /**
   * Hands the lines over, where that is a step of its own, or sees where the provider's list ends; resolves to what `create`
   * and `find` need to know of it. Nothing is asked yet.
   */
  prepare(file: BatchFile, signal: AbortSignal): Promise<string>;
  /** Has the lines asked, in one attempt; resolves to the provider's name of the batch. */
  create(file: BatchFile, prepared: string, signal: AbortSignal): Promise<string>;
  find(lost: LostBatch, signal: AbortSignal): Promise<FoundBatch>;
  /** Undefined for a batch that the provider does not know. */
  progress(id: string, signal: AbortSignal): Promise<BatchProgress | undefined>;
  /** Of a batch that has ended, in any order. @param formOf the form of a question of the batch */
  results(id: string, formOf: (key: string) => AnswerForm | undefined, signal: AbortSignal): AsyncIterable<BatchResult>;
  /** Has what is not begun left out; what is answered is billed, and can be had. */
  cancel(id: string, signal: AbortSignal): Promise<void>;
}

/** A connector whose provider has batches. */
export interface BatchingConnector extends Connector {
  batches(): Promise<ProviderBatches>;
}

/** Whether a connector's provider has batches. */
export function offersBatches(connector: Connector): connector is BatchingConnector {
  return 'batches' in connector;
}
