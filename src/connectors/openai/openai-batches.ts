import { ConnectorError } from '../../errors.js';
import { BRIEF, getBriefly, getIfThere } from '../http/brief-calls.js';
import { downloadLines } from '../http/download-lines.js';
import { framedFile } from '../http/framed-file.js';
import type { Http } from '../http/open-http.js';
import { lineError, providerMessage, readReply } from '../http/read-reply.js';
import type { BatchFile, BatchProgress, BatchResult, LostBatch, ProviderBatches } from '../provider-batches.js';
import { unwrapAnswer } from '../structured-output/answer-schema.js';
import type { Prompt } from '../types.js';
import { openaiUsage, readOpenaiReply } from './openai-reply.js';
import type { OpenaiRequest } from './openai-request.js';

/** What the batches of a connector share with its calls. */
export interface OpenaiBatchParts {
  readonly http: Http;
  /** The request of a prompt, in the form that the model is known to take. */
  requestOf(prompt: Prompt): OpenaiRequest & { readonly path: string };
  tryOut: ProviderBatches['tryOut'];
}

// https://platform.openai.com/docs/api-reference/batch
const LIMITS = { questions: 50_000, bytes: 200_000_000 };
const MARK = 'akeneo_lookup';
/** What a batch of another clock, or one that is listed late, may be older than its order, in milliseconds. */
const SKEW = 3_600_000;

interface Batch {
  readonly id: string;
  readonly status: string;
  readonly created_at?: number;
  readonly input_file_id?: string;
  readonly output_file_id?: string | null;
  readonly error_file_id?: string | null;
  readonly metadata?: Readonly<Record<string, unknown>> | null;
  readonly request_counts?: { readonly completed?: number; readonly failed?: number } | null;
  readonly errors?: { readonly data?: readonly { readonly code?: string; readonly message?: string }[] } | null;
}

interface Page {
  readonly data?: readonly Batch[];
  readonly has_more?: boolean;
}

interface Line {
  readonly custom_id?: string;
  readonly response?: { readonly status_code?: number; readonly body?: unknown } | null;
  readonly error?: { readonly code?: string; readonly message?: string } | null;
}

/** Batches by `/files` and `/batches`: of OpenAI, and of servers that speak its API. */
export function openaiBatches({ http, requestOf, tryOut }: OpenaiBatchParts): ProviderBatches {
  // The files of a batch are asked for by it.
  let endpoint = '/v1/chat/completions';
  return {
    limits: LIMITS,
    separator: '\n',
    tryOut,
    lineOf(key, prompt) {
      const { path, body, form } = requestOf(prompt);
      endpoint = `/v1${path}`;
      return { text: JSON.stringify({ custom_id: key, method: 'POST', url: endpoint, body }), form };
    },
    // The lines are a file of the account, which goes by itself after a month.
    prepare: (file, signal) =>
      http.transfer({ ...uploadOf(file), receive: (reply) => idOf(reply, http.origin) }, signal),
    create: (file, prepared, signal) =>
      http.once(
        {
          path: '/batches',
          body: {
            input_file_id: prepared,
            endpoint,
            completion_window: '24h',
            metadata: { [MARK]: file.mark },
          },
          read: (reply) => namedBatch(reply, http.origin).id,
        },
        AbortSignal.any([signal, AbortSignal.timeout(BRIEF)]),
      ),
    async find(lost, signal) {
      let after = '';
      for (;;) {
        const { data = [], has_more } = await getBriefly<Page>(http, `/batches?limit=100${after}`, signal);
        const found = data.find((batch) => isIt(batch, lost));
        if (found) return { id: found.id };
        const last = data.at(-1);
        if (!has_more || !last || (last.created_at ?? Infinity) * 1000 < lost.orderedAt - SKEW) return 'none';
        after = `&after=${encodeURIComponent(last.id)}`;
      }
    },
    async progress(id, signal) {
      const batch = await getIfThere<Batch>(http, `/batches/${encodeURIComponent(id)}`, signal);
      return batch && progressOf(batch);
    },
    async *results(id, formOf, signal) {
      const batch = await getBriefly<Batch>(http, `/batches/${encodeURIComponent(id)}`, signal);
      for (const file of [batch.output_file_id, batch.error_file_id]) {
        if (!file) continue;
        for await (const line of downloadLines(http, `/files/${encodeURIComponent(file)}/content`, signal)) {
          const { custom_id: key } = line as Line;
          const form = key === undefined ? undefined : formOf(key);
          if (key !== undefined && form !== undefined) yield resultOf(key, line as Line, form, http.origin);
        }
      }
    },
    async cancel(id, signal) {
      await http.once({ path: `/batches/${encodeURIComponent(id)}/cancel`, body: null, read: () => undefined }, signal);
    },
  };
}

function uploadOf(file: BatchFile) {
  const boundary = `----akeneo-lookup-${file.mark}`;
  const part = (headers: string, content: string) => `--${boundary}\r\n${headers}\r\n\r\n${content}`;
  const name = `akeneo-lookup-${file.mark}.jsonl`;
  const head =
    part('Content-Disposition: form-data; name="purpose"', 'batch\r\n') +
    part(`Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/jsonl`, '');
  const tail = `\r\n--${boundary}--\r\n`;
  return {
    method: 'POST' as const,
    path: '/files',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: framedFile(head, file, tail),
  };
}

function idOf(reply: Parameters<typeof readReply>[0], where: string): string {
  return namedBatch(readReply(reply, where), where).id;
}

function namedBatch(reply: unknown, where: string): { readonly id: string } {
  const { id } = (reply ?? {}) as { id?: unknown };
  if (typeof id !== 'string')
    throw new ConnectorError(`${where} gave no id: does it speak the batches of the OpenAI API?`);
  return { id };
}

/** Servers that keep no metadata keep what was prepared. */
function isIt({ metadata, input_file_id }: Batch, { mark, prepared }: LostBatch): boolean {
  return metadata?.[MARK] === mark || input_file_id === prepared;
}

const WORKING = /^(?:validating|in_progress|finalizing|cancelling|queued|running)$/i;
const TOO_MUCH = /token_limit_exceeded|enqueued|too many/i;

function progressOf({ status, request_counts, errors }: Batch): BatchProgress {
  const counts = { answered: request_counts?.completed ?? 0, failed: request_counts?.failed ?? 0 };
  if (WORKING.test(status)) return { state: 'working', ...counts };
  if (!/^failed$/i.test(status)) return { state: 'ended', ...counts };
  const first = errors?.data?.[0];
  const reason = providerMessage(first) ?? first?.code ?? 'no reason is given';
  const tooMuch = TOO_MUCH.test(`${first?.code} ${first?.message}`);
  return { state: 'refused', ...counts, reason, ...(tooMuch && { tooMuch }) };
}

/** Lines that were never asked: what stood in a batch that ran out of time, or was cancelled. */
const NOT_ASKED = /expired|cancell?ed/i;

function resultOf(key: string, { response, error }: Line, form: string, where: string): BatchResult {
  if (error?.code && NOT_ASKED.test(error.code)) {
    return { key, error: new ConnectorError(`not asked: ${error.message ?? error.code}`, { retryable: true }) };
  }
  const { status_code: status, body } = response ?? {};
  if (!response || (status !== undefined && (status < 200 || status >= 300)))
    return { key, error: lineError(status, error ?? body, where) };
  try {
    return { key, completion: readOpenaiReply(body, where, (text) => unwrapAnswer(text, form)) };
  } catch (failure) {
    if (failure instanceof ConnectorError) return { key, error: failure, usage: openaiUsage(body) };
    throw failure;
  }
}
