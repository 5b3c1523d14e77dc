import type { Readable } from 'node:stream';
import { onAbort } from '../../async/abort.js';
import { throwIfAborted } from '../../async/stop.js';
import { ConnectorError } from '../../errors.js';
import { type Endpoint, withoutSecrets } from './attempt.js';
import { exchange, type RawReply } from './exchange.js';
import { wireError } from './wire-error.js';

/** A body too large to be held in memory. */
export interface StreamedBody {
  /** Bytes. */
  readonly length: number;
  open(): Readable;
}

/** A request or a reply that is as large as a file. */
export interface Transfer<T> {
  readonly method: 'GET' | 'POST';
  /** Below the base URL. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: StreamedBody;
  /** Takes the body of a successful reply piece by piece, which then has none. */
  readonly onData?: (chunk: Buffer) => void;
  /** Takes what is needed out of the reply; throws for one that is none. */
  readonly receive: (reply: RawReply) => T;
}

/** Milliseconds without a byte in either direction after which a transfer is given up: a server may read a whole file before it says a word. */
const LONGEST_SILENCE = 120_000;

/** Makes one attempt; rejects with the signal's reason, or with a ConnectorError without secrets. */
export async function transferOnce<T>(
  endpoint: Endpoint,
  { method, path, headers = {}, body, onData, receive }: Transfer<T>,
  signal: AbortSignal,
): Promise<T> {
  throwIfAborted(signal);
  const stream = body?.open();
  const length = body && { 'content-length': String(body.length) };
  const request = { method, path, headers: { ...headers, ...length }, ...(stream && { body: stream }) };
  let heard = performance.now();
  stream?.on('data', () => {
    heard = performance.now();
  });
  stream?.pause();
  try {
    return await exchange(endpoint.pool, request, {
      read: receive,
      begin(abandon) {
        const forget = onAbort(signal, () => abandon(signal.reason));
        const watch = setInterval(() => performance.now() - heard > LONGEST_SILENCE && abandon(silence()), 1_000);
        return () => {
          forget();
          clearInterval(watch);
        };
      },
      ...(onData && {
        onData(chunk: Buffer) {
          heard = performance.now();
          onData(chunk);
        },
      }),
    });
  } catch (error) {
    throwIfAborted(signal);
    throw withoutSecrets(wireError(error, endpoint.where), endpoint.redact);
  } finally {
    stream?.destroy();
  }
}

function silence(): ConnectorError {
  return new ConnectorError(`nothing came for ${LONGEST_SILENCE / 1000} s`, { retryable: true });
}
