import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestProblem } from '../../server/request-problem.js';

/** Nothing but the files of the page itself runs in it, and it talks to nobody but its server. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Has every reply forbid what the page has no need of. */
export function addPolicy(reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
}

/**
 * Refuses requests that were led here under another name (DNS rebinding) or by a page of another site.
 * @returns why, or nothing
 */
export function requireOwnPage({ headers }: FastifyRequest, port: number): RequestProblem | undefined {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!names.includes(headers.host ?? ''))
    return new RequestProblem(403, ['header', 'host'], `this page answers at ${names[0]} only`);
  const { origin } = headers;
  if (origin !== undefined && !names.some((name) => origin === `http://${name}`))
    return new RequestProblem(403, ['header', 'origin'], 'pages of other sites are not answered');
  return undefined;
}

/** Checks the token of the page's address. @returns why a request is refused, or nothing */
export function requireToken(token: string): (request: FastifyRequest) => RequestProblem | undefined {
  const wanted = digest(token);
  return ({ headers }) => {
    const [, given = ''] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? [];
    // Digests have one length, so that the comparison takes the same time whatever was given.
    if (timingSafeEqual(digest(given), wanted)) return undefined;
    return new RequestProblem(
      401,
      ['header', 'authorization'],
      'this page has no token: open the address as it was printed',
    );
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
