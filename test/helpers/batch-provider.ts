import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, respond } from './llm-faults.js';
import { createWires, type RecordedRequest, type WireOptions } from './llm-wires.js';

/** What a line of a batch comes to in place of an answer. */
export type LineFault = 'expired' | 'missing' | { readonly status: number; readonly body: unknown };

/** How a provider with batches answers, and when it fails. */
export interface BatchProviderPlan extends WireOptions {
  /** Looks at a batch, alone or in a list, that find it at work, before one that finds it at its end; default 0. */
  readonly looks?: number;
  /** The fault of a request, by what it is and how often that was asked (from 0); `ordered` happens after a batch is created. */
  readonly fault?: (what: Step, count: number) => Fault | undefined;
  /** Called with each step before its reply is sent. */
  readonly onStep?: (what: Step, count: number) => void;
  /** What becomes of a question, by how often it was in a batch before. */
  readonly line?: (key: string, times: number, body: Body) => LineFault | undefined;
  /** Why a batch is refused once it is looked at; only of OpenAI. */
  readonly refuse?: (
    questions: number,
    open: number,
  ) => { readonly code: string; readonly message: string } | undefined;
}

/** What is done by the requests that there are: `list` looks for a batch, `results` fetches a file of answers. */
export type Step = 'call' | 'upload' | 'create' | 'created' | 'list' | 'look' | 'results' | 'cancel';

// biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of many shapes.
type Body = any;

interface Batch {
  readonly id: string;
  readonly wire: 'openai' | 'anthropic';
  readonly lines: readonly { readonly key: string; readonly body: Body }[];
  readonly createdAt: number;
  readonly input?: string;
  readonly metadata?: unknown;
  state: 'working' | 'ended' | 'cancelled';
  looks: number;
  results?: readonly string[];
  errors?: readonly string[];
  refusal?: { readonly code: string; readonly message: string } | undefined;
}

/** A running provider. */
export interface BatchProvider {
  readonly url: string;
  /** How often each question was answered and billed, by its key. */
  readonly paid: ReadonlyMap<string, number>;
  /** How often each step was asked for. */
  readonly steps: Readonly<Record<Step, number>>;
  readonly batches: readonly Batch[];
  /** Bodies of single calls. */
  readonly calls: readonly RecordedRequest[];
  /** Ends all batches at their next look. */
  endAll(): void;
  close(): Promise<void>;
}

/** A provider that speaks OpenAI's files and batches and Anthropic's Message Batches over real sockets, and fails as planned. */
export async function startBatchProvider(plan: BatchProviderPlan = {}): Promise<BatchProvider> {
  const wires = createWires(plan);
  const files = new Map<string, string>();
  const batches: Batch[] = [];
  const paid = new Map<string, number>();
  const asked = new Map<string, number>();
  const calls: RecordedRequest[] = [];
  const steps = { call: 0, upload: 0, create: 0, created: 0, list: 0, look: 0, results: 0, cancel: 0 };

  const answer = (batch: Batch, from: number, to: number) => {
    const results: string[] = [...(batch.results ?? [])];
    const errors: string[] = [...(batch.errors ?? [])];
    for (const { key, body } of batch.lines.slice(from, to)) {
      const times = asked.get(key) ?? 0;
      asked.set(key, times + 1);
      const fault = plan.line?.(key, times, body);
      if (fault === 'missing') continue;
      const path = batch.wire === 'openai' ? '/v1/chat/completions' : '/v1/messages';
      const reply = fault ? undefined : wires({ method: 'POST', path, headers: {}, body });
      if (reply) paid.set(key, (paid.get(key) ?? 0) + 1);
      const line = batch.wire === 'openai' ? openaiLine(key, reply, fault) : anthropicLine(key, reply, fault);
      (batch.wire === 'openai' && fault ? errors : results).unshift(JSON.stringify(line));
    }
    batch.results = results;
    batch.errors = errors;
  };
  const create = (batch: Pick<Batch, 'wire' | 'lines' | 'input' | 'metadata'>): Batch => {
    const id = `batch_${batches.length + 1}`;
    const made: Batch = { ...batch, id, createdAt: Date.now(), state: 'working', looks: 0 };
    const open = batches.filter(({ state }) => state === 'working').length;
    made.refusal = plan.refuse?.(made.lines.length, open);
    batches.unshift(made);
    return made;
  };
  const look = (batch: Batch): Batch => {
    if (batch.state === 'working' && ++batch.looks > (plan.looks ?? 0)) {
      if (!batch.refusal) answer(batch, 0, batch.lines.length);
      batch.state = 'ended';
    }
    return batch;
  };
  const cancel = (batch: Batch): Batch => {
    if (batch.state !== 'working') return batch;
    const half = Math.floor(batch.lines.length / 2);
    answer(batch, 0, half);
    for (const { key } of batch.lines.slice(half)) {
      const gone =
        batch.wire === 'openai' ? openaiLine(key, undefined, 'expired') : anthropicLine(key, undefined, 'expired');
      batch.results = [...(batch.results ?? []), JSON.stringify(gone)];
    }
    batch.state = 'cancelled';
    return batch;
  };
  const shown = (batch: Batch) => (batch.wire === 'openai' ? openaiBatch(batch) : anthropicBatch(batch));
  const list = (wire: Batch['wire'], query: URLSearchParams) => {
    const own = batches.filter((batch) => batch.wire === wire);
    const after = query.get(wire === 'openai' ? 'after' : 'after_id');
    const from = after === null ? 0 : own.findIndex(({ id }) => id === after) + 1;
    const page = own.slice(from, from + Number(query.get('limit')));
    // What is at work ends, whoever looks.
    return {
      data: page.map((batch) => shown(look(batch))),
      has_more: from + page.length < own.length,
      last_id: page.at(-1)?.id ?? null,
    };
  };

  /** Does what is asked; text stands for a file. */
  const reply = (method: string, url: URL, text: string): [Step, () => unknown] => {
    const { pathname: path, searchParams: query } = url;
    const [, id = ''] = /batches\/([^/]+)/.exec(path) ?? [];
    const batch = batches.find((one) => one.id === decodeURIComponent(id));
    if (method === 'POST' && path === '/v1/files') return ['upload', () => ({ id: keep(files, text), object: 'file' })];
    if (method === 'POST' && path === '/v1/batches') {
      const { input_file_id: input, metadata } = JSON.parse(text);
      return [
        'create',
        () => shown(create({ wire: 'openai', lines: openaiLines(files.get(input) ?? ''), input, metadata })),
      ];
    }
    if (method === 'POST' && path === '/v1/messages/batches') {
      const { requests } = JSON.parse(text) as { requests: { custom_id: string; params: Body }[] };
      const lines = requests.map(({ custom_id: key, params: body }) => ({ key, body }));
      return ['create', () => shown(create({ wire: 'anthropic', lines }))];
    }
    if (method === 'GET' && /batches$/.test(path))
      return ['list', () => list(path.includes('messages') ? 'anthropic' : 'openai', query)];
    if (batch && /\/cancel$/.test(path)) return ['cancel', () => shown(cancel(batch))];
    if (batch && /\/results$/.test(path)) return ['results', () => linesOf(batch.results)];
    if (batch) return ['look', () => shown(look(batch))];
    const [, owner, part] = /files\/(batch_\d+)-(\w+)\/content$/.exec(path) ?? [];
    const holder = batches.find((one) => one.id === owner);
    if (holder) return ['results', () => linesOf(part === 'errors' ? holder.errors : holder.results)];
    return [
      'call',
      () => {
        const request = { method, path, headers: {}, body: text ? JSON.parse(text) : undefined };
        calls.push(request);
        return wires(request);
      },
    ];
  };

  const server = createServer((incoming: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '', 'http://provider');
      const [step, work] = reply(incoming.method ?? '', url, Buffer.concat(chunks).toString());
      const count = steps[step]++;
      const fault = plan.fault?.(step, count);
      plan.onStep?.(step, count);
      if (fault) return respond(incoming, response, {}, fault);
      const done = work();
      const after = step === 'create' ? plan.fault?.('created', steps.created++) : undefined;
      if (step === 'create') plan.onStep?.('created', count);
      if (after) respond(incoming, response, done, after);
      else if (done instanceof Lines) response.writeHead(200, { 'content-type': 'application/x-jsonl' }).end(done.text);
      else respond(incoming, response, done, done === undefined ? { status: 404 } : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ paid, steps, batches, calls },
    endAll() {
      for (const batch of batches) batch.looks = Number.MAX_SAFE_INTEGER;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

class Lines {
  constructor(readonly text: string) {}
}

function linesOf(lines: readonly string[] = []): Lines {
  return new Lines(lines.map((line) => `${line}\n`).join(''));
}

function keep(files: Map<string, string>, form: string): string {
  const id = `file-${files.size + 1}`;
  if (!/name="purpose"\r\n\r\nbatch\r\n/.test(form)) throw new Error('the form has no purpose');
  const [, content = ''] = /filename="[^"]+\.jsonl"\r\n[^\r]*\r\n\r\n([\s\S]*)\r\n--[^\r\n]+--\r\n$/.exec(form) ?? [];
  files.set(id, content);
  return id;
}

function openaiLines(file: string): Batch['lines'] {
  return file.split('\n').map((line) => {
    const { custom_id: key, body, method, url } = JSON.parse(line);
    if (method !== 'POST' || url !== '/v1/chat/completions') throw new Error(`a line asks for ${method} ${url}`);
    return { key, body };
  });
}

function openaiBatch({ id, state, lines, results, errors, createdAt, input, metadata, refusal }: Batch): object {
  const status = { working: 'in_progress', ended: refusal ? 'failed' : 'completed', cancelled: 'cancelled' }[state];
  return {
    ...{ id, status, object: 'batch', input_file_id: input, metadata },
    created_at: Math.floor(createdAt / 1000),
    output_file_id: results?.length ? `${id}-results` : null,
    error_file_id: errors?.length ? `${id}-errors` : null,
    request_counts: { total: lines.length, completed: results?.length ?? 0, failed: errors?.length ?? 0 },
    errors: state === 'ended' && refusal ? { object: 'list', data: [refusal] } : null,
  };
}

function anthropicBatch({ id, state, lines, results = [], createdAt }: Batch): object {
  const left = lines.length - results.length;
  return {
    ...{ id, type: 'message_batch', created_at: new Date(createdAt).toISOString() },
    processing_status: state === 'working' ? 'in_progress' : 'ended',
    request_counts: { processing: left, succeeded: results.length, errored: 0, canceled: 0, expired: 0 },
    results_url: state === 'working' ? null : `http://elsewhere/v1/messages/batches/${id}/results`,
  };
}

function openaiLine(key: string, reply: unknown, fault: LineFault | undefined): object {
  const line = { id: `batch_req_${key}`, custom_id: key };
  if (fault === 'expired')
    return {
      ...line,
      response: null,
      error: { code: 'batch_expired', message: 'This request could not be executed.' },
    };
  if (fault && fault !== 'missing')
    return { ...line, response: { status_code: fault.status, request_id: 'r', body: fault.body }, error: null };
  return { ...line, response: { status_code: 200, request_id: 'r', body: reply }, error: null };
}

function anthropicLine(key: string, reply: unknown, fault: LineFault | undefined): object {
  if (fault === 'expired') return { custom_id: key, result: { type: 'expired' } };
  if (fault && fault !== 'missing') return { custom_id: key, result: { type: 'errored', error: fault.body } };
  return { custom_id: key, result: { type: 'succeeded', message: reply } };
}
