import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { afterReads } from '../async/after-reads.js';
import type { Field } from '../fields/field.js';
import { readProductText } from '../input/product-text.js';
import type { Answer, Consumption } from '../llm/answer.js';
import { addConsumption } from '../llm/spending.js';
import { lookupFields } from '../lookup/lookup-fields.js';
import { formatDetails } from '../output/answers.js';
import { valuesJson } from '../output/values.js';
import type { Admissions } from './admission-control.js';
import type { Metrics } from './metrics.js';
import { lookupSchema } from './schemas.js';
import type { ServedLlm, Service } from './service.js';

interface Body {
  readonly description: string;
  readonly llm?: string;
  readonly fields?: readonly string[];
}

interface Query {
  readonly details?: 'true' | 'false';
}

const LAYOUT = { pretty: false };

type Asked = FastifyRequest<{ Body: Body; Querystring: Query }>;

/** `POST /api/product/fields/lookup`: one product, answered as `lookup` prints it. */
export function addLookupRoute(
  app: FastifyInstance,
  service: Service,
  admissions: Admissions,
  countAnswers: Metrics['countAnswers'],
): void {
  const schema = lookupSchema(service.fields === undefined);
  app.post('/api/product/fields/lookup', { schema }, async (request: Asked, reply) => {
    const started = performance.now();
    const served = await service.servedLlm(request.body.llm);
    const leave = await admissions.for(served.llm, false).admit(request.stopper);
    const text = await answer(service, served, request, reply, { started, countAnswers }).finally(leave);
    // The client that reads an answer and the next lookup then take turns less often.
    return afterReads(text);
  });
}

async function answer(
  service: Service,
  { llm, queue, examples, notes, doubtsOf }: ServedLlm,
  request: Asked,
  reply: FastifyReply,
  { started, countAnswers }: { readonly started: number; readonly countAnswers: Metrics['countAnswers'] },
): Promise<string> {
  const { description, fields = service.fields ?? [] } = request.body;
  const { facts, stopper: signal } = request;
  const codes = [...new Set(fields)];
  facts.llm = llm.name;
  facts.fields = codes.length;
  const withDetails = request.query.details === 'true';
  const text = await readProductText([{ text: description }], service.html);
  const answers = await lookupFields({
    description: text.description,
    locate: text.locate,
    fields: codes.map((code): Field | string => service.catalogue.field(code) ?? code),
    ...{ llm, queue, examples, signal },
    policy: { ...service.policy, evidence: withDetails, details: withDetails },
  });
  countAnswers(llm.name, answers);
  const unanswered = unansweredCodes(answers);
  if (unanswered.length > 0) {
    facts.unanswered = unanswered.length;
    reply.headers(unansweredHeaders(unanswered));
  }
  reply.type('application/json; charset=utf-8');
  if (!withDetails) return `${valuesJson(answers, false)}\n`;
  const usage = usageOf(answers);
  const unknown = answers.filter(({ status }) => status === 'unknown-field');
  const report = {
    ...{ answers, llm: llm.name },
    milliseconds: Math.round(performance.now() - started),
    ...(usage.calls > 0 && { usage }),
    warnings: [
      ...notes,
      ...(doubtsOf?.(text.description) ?? []),
      ...unknown.map(({ field }) => service.unknownField(field)),
    ],
  };
  return formatDetails(report, 'json', LAYOUT);
}

/** Bytes: clients and proxies take headers of 4 to 16 KB in all. */
const LONGEST_HEADER = 4000;

/** The codes that were not answered, or how many they are where a header has no room for them. */
function unansweredHeaders(codes: readonly string[]): Readonly<Record<string, string>> {
  const list = codes.map((code) => encodeURIComponent(Buffer.from(code).toString())).join(',');
  const count = String(codes.length);
  return { 'x-unanswered': list.length > LONGEST_HEADER ? count : list, 'x-unanswered-count': count };
}

function unansweredCodes(answers: readonly Answer[]): readonly string[] {
  return answers.filter(({ status }) => status !== 'found' && status !== 'absent').map(({ field }) => field);
}

const NOTHING: Consumption = { calls: 0, retries: 0, promptTokens: 0, completionTokens: 0 };

/** What this request alone used; a question's calls are shared by its fields. */
function usageOf(answers: readonly Answer[]): Consumption {
  return answers.reduce((sum, { usage }) => (usage ? addConsumption(sum, usage) : sum), NOTHING);
}
