import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ServerOptions } from './service.js';

/** Bytes of the headers of a request. */
export const HEADER_LIMIT = 16 << 10;
/** Milliseconds that a refused client has to take the answer before its connection is destroyed. */
const PATIENCE = 1000;

const UNREADABLE: Readonly<Record<string, readonly [status: number, reason: string]>> = {
  HPE_HEADER_OVERFLOW: [431, `the headers are longer than ${HEADER_LIMIT} bytes`],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request did not arrive in time'],
};

type Problem = Error & { readonly code?: string };

/**
 * Answers what is no readable HTTP request, in the same form as every other problem, and ends its connection: one that
 * sends nothing and takes nothing would keep its place from others. What happened is told once a second, counted.
 */
export function unreadableHandler(log: ServerOptions['log']): (error: Problem, socket: Socket) => void {
  const tell = countedLog(log);
  return ({ code }, socket) => {
    if (code === 'ECONNRESET' || socket.destroyed) return;
    const [status, msg] = UNREADABLE[code ?? ''] ?? [400, 'this is not an HTTP request'];
    tell(status, msg);
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    setTimeout(() => socket.destroy(), PATIENCE).unref();
    socket.end(responseOf(status, msg), () => socket.destroySoon());
  };
}

function responseOf(status: number, msg: string): string {
  const body = JSON.stringify({ detail: [{ loc: ['header'], msg }] });
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** Thousands of connections that end together are one line a reason. */
export function countedLog(log: ServerOptions['log']): (status: number, reason: string) => void {
  const counts = new Map<string, { readonly status: number; connections: number }>();
  const flush = () => {
    for (const [reason, { status, connections }] of counts)
      log({ event: 'connections ended', reason, status, connections });
    counts.clear();
  };
  return (status, reason) => {
    if (counts.size === 0) setTimeout(flush, PATIENCE).unref();
    const count = counts.get(reason) ?? { status, connections: 0 };
    count.connections++;
    counts.set(reason, count);
  };
}
