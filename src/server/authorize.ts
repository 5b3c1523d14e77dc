import { createHash, timingSafeEqual } from 'node:crypto';
import { isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { RequestProblem } from './request-problem.js';

/** Whether an address is this machine's own, which no other machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/**
 * Checks who asks: with a token, that the request bears it; without one, that it was meant for this machine, since a
 * page in the user's browser may have been led here under a name of its own (DNS rebinding).
 * @returns what says why it is refused, or nothing
 */
export function authorizer(token: string | undefined): (request: FastifyRequest) => RequestProblem | undefined {
  if (token === undefined) return requireLoopbackName;
  const wanted = digest(token);
  return ({ headers }) => {
    const [, given] = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? [];
    // Digests have one length, so that the comparison takes the same time whatever was given.
    if (given !== undefined && timingSafeEqual(digest(given), wanted)) return undefined;
    const message =
      given === undefined ? 'a token is needed: send Authorization: Bearer TOKEN' : 'this is not the token';
    return new RequestProblem(401, ['header', 'authorization'], message, { 'www-authenticate': 'Bearer' });
  };
}

function requireLoopbackName({ hostname }: FastifyRequest): RequestProblem | undefined {
  // Names have no case, and may end with the dot of the root.
  if (isLoopback(hostname.toLowerCase().replace(/^\[|\]$|\.$/g, ''))) return undefined;
  return new RequestProblem(
    403,
    ['header', 'host'],
    'without a token this server answers only requests to localhost: start it with --token-file',
  );
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
