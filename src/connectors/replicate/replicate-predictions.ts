import { pause } from '../../async/abort.js';
import { ConnectorError } from '../../errors.js';
import { answerText } from '../answer-text.js';
import type { Http } from '../http/open-http.js';
import { refuseErrorBody } from '../http/read-reply.js';
import { withRetries } from '../http/with-retries.js';
import { stopOf } from '../stop-options.js';
import type { CompleteOptions, Completion, Usage } from '../types.js';

/** A prediction as the API shows it. */
interface Prediction {
  readonly id: string;
  readonly status: 'starting' | 'processing' | 'succeeded' | 'failed' | 'canceled' | 'aborted';
  readonly output?: unknown;
  readonly error?: unknown;
  readonly urls?: { readonly get?: string; readonly cancel?: string };
  readonly metrics?: { readonly input_token_count?: number; readonly output_token_count?: number };
}

type Settled = Pick<Completion, 'text' | 'usage' | 'retries'>;

/** Creates predictions, waits for them, and cancels those that are no longer wanted. */
export interface Predictions {
  run(path: string, body: object, options: CompleteOptions): Promise<Settled>;
  /** Waits shortly for cancellations that are on their way. */
  cancellationsSent(): Promise<void>;
}

const FIRST_POLL = 200;
const SLOWEST_POLL = 3_000;
/** The API holds a request open for at most 60 s and accepts no deadline of a prediction below 5 s. */
const LONGEST_WAIT = 60;
const LEAST_DEADLINE = 5;
/** A cancellation only has to leave; a run that is over is not held up for its reply. */
const FAREWELL = 80;

/** Predictions over one line to the API. */
export function createPredictions(http: Http): Predictions {
  const cancellations = new Set<Promise<unknown>>();

  const cancel = (prediction: Prediction) => {
    const path = addressOf(http, prediction.urls?.cancel, `/predictions/${prediction.id}/cancel`);
    const done: Promise<unknown> = http
      .once({ path, body: null, read: () => undefined }, AbortSignal.timeout(FAREWELL * 10))
      .catch(() => undefined)
      .finally(() => cancellations.delete(done));
    cancellations.add(done);
  };

  const runOnce = async (path: string, body: object, options: CompleteOptions): Promise<Settled> => {
    const startedAt = performance.now();
    const created = await http.call({ path, body, read: readPrediction, ...waiting(http, options) }, options);
    const followed = await follow(http, created.value, options).catch((error) => {
      cancel(created.value);
      throw error;
    });
    const retries = created.retries + followed.retries;
    const { prediction } = followed;
    if (prediction.status !== 'succeeded') throw failure(http, prediction, retries);
    http.finished(performance.now() - startedAt);
    return { text: answerText({ text: outputText(prediction) }).text, ...usageOf(prediction), retries };
  };

  return {
    async run(path, body, options) {
      const bounds = { signal: stopOf(options), endsAt: http.endOf(options), quickest: () => 0 };
      const { value, retries } = await withRetries(() => runOnce(path, body, options), bounds);
      return { ...value, retries: (value.retries ?? 0) + retries };
    },
    async cancellationsSent() {
      const all = new AbortController();
      const sent = Promise.all(cancellations).then(() => all.abort());
      await Promise.race([sent, pause(FAREWELL, all.signal).catch(() => undefined)]);
    },
  };
}

/**
 * `Prefer: wait` spares the polling of quick predictions, and must end before the attempt is given up.
 * `Cancel-After` ends a prediction at the far end even when nobody is left to cancel it.
 */
function waiting(http: Http, options: CompleteOptions) {
  const left = (http.endOf(options) - performance.now()) / 1000;
  const wait = Math.floor(Math.min(LONGEST_WAIT, left, (http.attemptLimit() / 1000) * 0.75));
  const cancelAfter = { 'cancel-after': `${Math.max(LEAST_DEADLINE, Math.ceil(left))}s` };
  const headers = wait >= 1 ? { ...cancelAfter, prefer: `wait=${wait}` } : cancelAfter;
  return { headers, brief: true, heldFor: wait * 1000 } as const;
}

/** Polls, ever more rarely, until the prediction has ended. */
async function follow(http: Http, created: Prediction, options: CompleteOptions) {
  const path = addressOf(http, created.urls?.get, `/predictions/${created.id}`);
  let prediction = created;
  let retries = 0;
  for (let polls = 0; prediction.status === 'starting' || prediction.status === 'processing'; polls += 1) {
    await pause(Math.min(SLOWEST_POLL, FIRST_POLL * 1.5 ** polls), options.signal);
    const polled = await http.call({ path, read: readPrediction, brief: true }, options);
    prediction = polled.value;
    retries += polled.retries;
  }
  return { prediction, retries };
}

function failure(http: Http, { status, error }: Prediction, retries: number): ConnectorError {
  const reason = typeof error === 'string' ? `: ${error}` : '';
  return new ConnectorError(
    http.redact(`the prediction ${status === 'failed' ? 'failed' : `was ${status}`}${reason}`),
    { retries },
  );
}

/** The address that the API names, as long as the token stays with the server that it was given for. */
function addressOf(http: Http, named: string | undefined, otherwise: string): string {
  return named?.startsWith(`${http.origin}/`) ? named : otherwise;
}

function readPrediction(reply: unknown): Prediction {
  const prediction = reply as Prediction | null;
  if (typeof prediction?.id === 'string' && typeof prediction.status === 'string') return prediction;
  refuseErrorBody(reply, 'the server');
  throw new ConnectorError('the reply is no prediction: is baseUrl the address of the Replicate API?');
}

/** Language models give their output as the pieces in which they wrote it. */
function outputText({ output }: Prediction): string {
  if (Array.isArray(output)) return output.join('');
  if (typeof output === 'string') return output;
  return output === undefined || output === null ? '' : JSON.stringify(output);
}

function usageOf({ metrics }: Prediction): { usage?: Usage } {
  if (metrics?.input_token_count === undefined) return {};
  return { usage: { promptTokens: metrics.input_token_count, completionTokens: metrics.output_token_count ?? 0 } };
}
