import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { UserError } from '../errors.js';
import { RequestProblem } from './request-problem.js';

/** One thing that is wrong with a request, as the body `{"detail": […]}` tells it. */
export interface Detail {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
}

/** Answers a request that failed; what only the server can mend is a 500 or 503, and is told in the log. */
export function replyWithProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const { status, detail } = problemOf(error);
  if (error instanceof RequestProblem) reply.headers(error.headers);
  if (status >= 500) request.facts.error = status === 500 ? error.stack : error.message;
  reply.code(status).send({ detail });
}

function problemOf(error: FastifyError): { readonly status: number; readonly detail: readonly Detail[] } {
  if (error.validation) return { status: 422, detail: error.validation.map((issue) => validationDetail(error, issue)) };
  if (error instanceof RequestProblem) {
    return { status: error.statusCode, detail: [{ loc: error.loc, msg: error.message }] };
  }
  if (error instanceof UserError) {
    const status = error.code === 'unknown-llm' ? 422 : 503;
    return { status, detail: [{ loc: ['body', 'llm'], msg: error.message }] };
  }
  if (/^SQLITE_/.test(error.code ?? '')) {
    return { status: 503, detail: [{ loc: [], msg: `the catalogue cannot be read (${error.code}): see the log` }] };
  }
  const { statusCode = 500, message } = error;
  if (statusCode >= 500) return { status: 500, detail: [{ loc: [], msg: 'the server made a mistake: see its log' }] };
  // A body that is no JSON is one more that does not fit.
  return { status: statusCode === 400 ? 422 : statusCode, detail: [{ loc: ['body'], msg: message }] };
}

type Issue = NonNullable<FastifyError['validation']>[number];

function validationDetail({ validationContext = 'body' }: FastifyError, issue: Issue): Detail {
  const { missingProperty, additionalProperty } = issue.params;
  const inner = [missingProperty, additionalProperty].filter((name): name is string => typeof name === 'string');
  const path = issue.instancePath.split('/').slice(1).map(pathPart);
  const context = validationContext === 'querystring' ? 'query' : validationContext;
  return { loc: [context, ...path, ...inner], msg: issue.message ?? 'does not fit' };
}

/** A step of a JSON pointer (RFC 6901). */
function pathPart(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~');
}
