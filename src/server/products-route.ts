import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { jsonlFormat } from '../batch/jsonl-format.js';
import { UserError } from '../errors.js';
import { selectFields } from '../examples/select-fields.js';
import { lookupProducts } from '../lookup/lookup-products.js';
import type { Admissions } from './admission-control.js';
import type { Metrics } from './metrics.js';
import { type RowTask, rowTasks } from './row-tasks.js';
import { productsSchema } from './schemas.js';
import type { ServedLlm, Service } from './service.js';
import type { RequestFacts } from './track-requests.js';

interface Query {
  readonly llm?: string;
  readonly fields?: string;
  readonly id?: string;
  readonly text?: string;
  readonly details?: 'true' | 'false';
}

const LINES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

/** Bytes of one line. */
const LONGEST_LINE = 1 << 20;

/** `POST /api/products/lookup`: rows as `batch` reads them, answered line by line as they are ready. */
export async function addProductsRoute(
  app: FastifyInstance,
  service: Service,
  admissions: Admissions,
  countAnswers: Metrics['countAnswers'],
): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(LINES, (_request, body, done) => done(null, body));
    scope.post<{ Body: AsyncIterable<Uint8Array>; Querystring: Query }>(
      '/api/products/lookup',
      // To the schema the body is a stream; each line is checked as it is read.
      { schema: productsSchema },
      async (request, reply) => {
        const { llm, fields, id, text, details } = request.query;
        const { signal } = request.stopper;
        const composition = await service.servedLlm(llm);
        const leave = await admissions.for(composition.llm, true).admit(request.stopper);
        if (reply.raw.closed) leave();
        else reply.raw.once('close', leave);
        const tasks = rowTasks(request.body, {
          fields: fields === undefined ? (service.fields ?? []) : wordsOf(fields),
          columns: { ...(id !== undefined && { id }), ...(text !== undefined && { text: wordsOf(text) }) },
          html: service.html,
          locale: service.locale,
          select: (names) =>
            selectFields(names, service.catalogue).asked.map((name) => service.catalogue.field(name) ?? name),
          longest: LONGEST_LINE,
        });
        request.facts.llm = composition.llm.name;
        const lines = answerLines(tasks, {
          service,
          composition,
          countAnswers,
          signal,
          details: details === 'true',
          facts: request.facts,
        });
        return reply.type('application/x-ndjson').send(Readable.from(lines));
      },
    );
  });
}

function wordsOf(list: string): readonly string[] {
  return list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

interface Answering {
  readonly service: Service;
  readonly composition: ServedLlm;
  readonly countAnswers: Metrics['countAnswers'];
  readonly signal: AbortSignal;
  readonly details: boolean;
  readonly facts: RequestFacts;
}

async function* answerLines(tasks: AsyncGenerator<RowTask>, answering: Answering): AsyncGenerator<string> {
  const { service, composition, countAnswers, signal, details, facts } = answering;
  const policy = { ...service.policy, details };
  const format = jsonlFormat(details);
  facts.products = 0;
  try {
    for await (const { task, answers } of lookupProducts(tasks, { ...composition, policy, signal })) {
      facts.products++;
      countAnswers(composition.llm.name, answers);
      yield task.error === undefined
        ? format.write({ id: task.id, answers, texts: task.texts })
        : errorLine(task.id, task.error);
    }
    if (signal.aborted) yield errorLine(null, 'the server had to end: send the lines again that have no answer');
  } catch (error) {
    facts.error = error instanceof Error ? (error.stack ?? error.message) : String(error);
    yield errorLine(null, error instanceof UserError ? error.message : 'the server made a mistake: see its log');
  }
}

function errorLine(id: string | number | null, error: string): string {
  return `${JSON.stringify({ id, error })}\n`;
}
