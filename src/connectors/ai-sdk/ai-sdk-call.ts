import { abortable, onAbort } from '../../async/abort.js';
import { ConnectorError } from '../../errors.js';
import { withoutSecrets } from '../http/attempt.js';
import type { Redact } from '../http/redact.js';
import { retryAfter } from '../http/retry-after.js';
import type { WatchAttempt } from '../http/retry-call.js';
import { wireError } from '../http/wire-error.js';
import { answerSchema } from '../structured-output/answer-schema.js';
import {
  type Capabilities,
  type OutputShape,
  outputShapesFrom,
  type RequestOptions,
} from '../structured-output/capability-fallback.js';
import type { RequestVariant } from '../structured-output/complete-with-fallback.js';
import type { Completion, Message, Prompt } from '../types.js';
import type { LanguageModel, SdkResult } from './ai-sdk-model.js';
import { readSdkResult } from './ai-sdk-result.js';

type SdkShape = 'json' | 'none';

/** The options of `doGenerate`, and how its result is read. */
export type SdkRequestVariant = RequestVariant;

/** A model and what its errors must not tell. */
export interface SdkEndpoint {
  readonly model: LanguageModel;
  /** The package, for messages. */
  readonly name: string;
  readonly redact: Redact;
}

const SHAPES: readonly OutputShape<SdkShape>[] = [
  { name: 'json', named: /json|schema|response.?format|structured/i },
  { name: 'none', named: /(?!)/ },
];

/** What a provider may refuse. */
export function sdkRequestOptions(strongest: SdkShape): RequestOptions<SdkShape> {
  return { shapes: outputShapesFrom(SHAPES, strongest), optional: ['temperature', 'seed'] };
}

/** A prompt as the provider specification takes it: always messages. */
export function sdkRequestVariant(prompt: Prompt, { shape, refused }: Capabilities<SdkShape>): SdkRequestVariant {
  const { temperature, maxTokens, stop, seed } = prompt.sampling;
  const answer = shape === 'json' ? answerSchema(prompt.question.schema) : undefined;
  const sampling = { temperature, maxOutputTokens: maxTokens, stopSequences: stop, seed };
  const defined = Object.entries(sampling).filter(([name, value]) => value !== undefined && !refused.has(name));
  return {
    path: '',
    body: {
      prompt: prompt.messages.map(sdkMessage),
      ...Object.fromEntries(defined),
      ...(answer && { responseFormat: { type: 'json', schema: answer.schema, name: 'answer' } }),
    },
    read: (result) => readSdkResult(result as SdkResult, answer?.unwrap),
  };
}

/** Calls the model once. It is no longer waited for when it is given up, whether or not it heeds its signal. */
export async function askSdk(
  endpoint: SdkEndpoint,
  variant: SdkRequestVariant,
  signal: AbortSignal,
  watch: WatchAttempt,
): Promise<Completion> {
  const stop = new AbortController();
  const forget = onAbort(signal, () => stop.abort(signal.reason));
  const unwatch = watch((reason) => stop.abort(reason));
  try {
    const generated = endpoint.model.doGenerate({ ...variant.body, abortSignal: stop.signal });
    return variant.read(await abortable(generated, stop.signal));
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw withoutSecrets(sdkError(stop.signal.aborted ? stop.signal.reason : error, endpoint.name), endpoint.redact);
  } finally {
    forget();
    unwatch();
  }
}

function sdkMessage({ role, content }: Message): object {
  return role === 'system' ? { role, content } : { role, content: [{ type: 'text', text: content }] };
}

interface ApiCallError {
  readonly message: string;
  readonly statusCode?: number;
  readonly isRetryable?: boolean;
  readonly responseHeaders?: Readonly<Record<string, string>>;
}

/** What the specification calls an APICallError carries status and headers; anything else is told by its code. */
function sdkError(error: unknown, name: string): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const { message, statusCode, isRetryable, responseHeaders } = (error ?? {}) as ApiCallError;
  if (statusCode === undefined && isRetryable !== true) return wireError(error, name);
  const answered = statusCode === undefined ? 'could not be asked' : `answered ${statusCode}`;
  return new ConnectorError(`${name} ${answered}: ${message}`, {
    status: statusCode,
    retryable: isRetryable ?? false,
    retryAfter: retryAfter(responseHeaders ?? {}),
  });
}
