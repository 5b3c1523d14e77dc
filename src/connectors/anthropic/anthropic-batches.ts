import { ConnectorError } from '../../errors.js';
import { getBriefly, getIfThere } from '../http/brief-calls.js';
import { downloadLines } from '../http/download-lines.js';
import { framedFile } from '../http/framed-file.js';
import type { Http } from '../http/open-http.js';
import { lineError, readReply } from '../http/read-reply.js';
import type { BatchResult, LostBatch, ProviderBatches } from '../provider-batches.js';
import { unwrapAnswer } from '../structured-output/answer-schema.js';
import type { RequestVariant } from '../structured-output/complete-with-fallback.js';
import type { Prompt } from '../types.js';
import { anthropicUsage, readAnthropic } from './anthropic-reply.js';

/** What the batches of a connector share with its calls. */
export interface AnthropicBatchParts {
  readonly http: Http;
  /** The request of a prompt, in the form that the model is known to take. */
  variantOf(prompt: Prompt): RequestVariant & { readonly form: string };
  tryOut: ProviderBatches['tryOut'];
}

// The guide says 100,000 requests or 256 MB, the schema of the API 10,000:
// https://docs.anthropic.com/en/api/creating-message-batches
const LIMITS = { questions: 10_000, bytes: 256_000_000 };
const PATH = '/messages/batches';

interface Batch {
  readonly id: string;
  readonly processing_status: 'in_progress' | 'canceling' | 'ended';
  readonly request_counts?: {
    readonly [State in 'processing' | 'succeeded' | 'errored' | 'canceled' | 'expired']?: number;
  };
}

interface Page {
  readonly data?: readonly Batch[];
  readonly has_more?: boolean;
  readonly last_id?: string | null;
}

interface Line {
  readonly custom_id?: string;
  readonly result?: { readonly type: string; readonly message?: unknown; readonly error?: unknown };
}

/** Anthropic's Message Batches. */
export function anthropicBatches({ http, variantOf, tryOut }: AnthropicBatchParts): ProviderBatches {
  const pathOf = (id: string) => `${PATH}/${encodeURIComponent(id)}`;
  const linesOf = (id: string, signal: AbortSignal) =>
    downloadLines(http, `${pathOf(id)}/results`, signal) as AsyncIterable<Line>;
  /** The API keeps no mark of ours, but tells the keys of a batch that has ended. */
  const isIt = async ({ id }: Batch, lost: LostBatch, signal: AbortSignal) => {
    for await (const { custom_id: key } of linesOf(id, signal)) return key !== undefined && lost.holds(key);
    return false;
  };
  return {
    limits: LIMITS,
    separator: ',\n',
    tryOut,
    lineOf(key, prompt) {
      const { body, form } = variantOf(prompt);
      return { text: JSON.stringify({ custom_id: key, params: body }), form };
    },
    async prepare(_file, signal) {
      const { data = [] } = await getBriefly<Page>(http, `${PATH}?limit=1`, signal);
      return data[0]?.id ?? '';
    },
    create: (file, _prepared, signal) =>
      http.transfer(
        {
          method: 'POST',
          path: PATH,
          headers: { 'content-type': 'application/json' },
          body: framedFile('{"requests":[', file, ']}'),
          receive: (reply) => idOf(readReply(reply, http.origin), http.origin),
        },
        signal,
      ),
    async find(lost, signal) {
      let isUnsure = false;
      let after = '';
      for (;;) {
        const { data = [], has_more, last_id } = await getBriefly<Page>(http, `${PATH}?limit=100${after}`, signal);
        // The newest come first.
        const before = data.findIndex(({ id }) => id === lost.prepared);
        for (const batch of data.slice(0, before < 0 ? undefined : before).filter((one) => mayBe(one, lost))) {
          if (batch.processing_status !== 'ended') isUnsure = true;
          else if (await isIt(batch, lost, signal)) return { id: batch.id };
        }
        if (before >= 0 || !has_more || !last_id) return isUnsure ? 'unsure' : 'none';
        after = `&after_id=${encodeURIComponent(last_id)}`;
      }
    },
    async progress(id, signal) {
      const batch = await getIfThere<Batch>(http, pathOf(id), signal);
      if (!batch) return undefined;
      const { succeeded = 0, errored = 0, canceled = 0, expired = 0 } = batch.request_counts ?? {};
      const state = batch.processing_status === 'ended' ? 'ended' : 'working';
      return { state, answered: succeeded, failed: errored + canceled + expired };
    },
    async *results(id, formOf, signal) {
      for await (const line of linesOf(id, signal)) {
        const { custom_id: key, result } = line;
        const form = key === undefined ? undefined : formOf(key);
        if (key !== undefined && form !== undefined) yield resultOf(key, result, form, http.origin);
      }
    },
    async cancel(id, signal) {
      await http.once({ path: `${pathOf(id)}/cancel`, body: null, read: () => undefined }, signal);
    },
  };
}

/** A batch of as many questions that is not known to be another one. */
function mayBe({ id, request_counts = {} }: Batch, lost: LostBatch): boolean {
  const questions = Object.values(request_counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return questions === lost.questions && !lost.isOther(id);
}

function idOf(reply: unknown, where: string): string {
  const { id } = (reply ?? {}) as { id?: unknown };
  if (typeof id === 'string') return id;
  throw new ConnectorError(`${where} gave no id of a batch: does it have Message Batches?`);
}

/** The status that an error would have had outside a batch: https://docs.anthropic.com/en/api/errors */
const STATUS: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
};

function resultOf(key: string, result: Line['result'], form: string, where: string): BatchResult {
  if (result?.type === 'expired' || result?.type === 'canceled')
    return { key, error: new ConnectorError(`not asked: the batch ${result.type}`, { retryable: true }) };
  if (result?.type !== 'succeeded') {
    const { error } = (result?.error ?? {}) as { error?: { type?: string } };
    return { key, error: lineError(STATUS[error?.type ?? ''], result?.error, where) };
  }
  try {
    return { key, completion: readAnthropic(result.message, where, (text) => unwrapAnswer(text, form)) };
  } catch (failure) {
    if (failure instanceof ConnectorError) return { key, error: failure, usage: anthropicUsage(result.message) };
    throw failure;
  }
}
