import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { ConnectorError } from '../../errors.js';

/** A request as it goes onto the wire. */
export interface RawRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Readable;
}

/** A reply as it came off the wire, whole. */
export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Ends an exchange at once and closes its socket. */
export type Abandon = (reason: unknown) => void;

/** The most bytes of a reply; a completion is a few thousand. */
export const LARGEST_BODY = 16 * 1024 * 1024;

/** What goes with a request. */
export interface Exchange<T> {
  /** Receives the means to abandon it, and returns what is to be done when it is over. */
  begin(abandon: Abandon): () => void;
  /** What is wanted of the reply. */
  read(reply: RawReply): T;
  /** Takes the body of a successful reply piece by piece, however large it is; `read` then gets an empty one. */
  onData?(chunk: Buffer): void;
}

/** One request and its whole reply. Rejects with the reason it was abandoned for, with undici's error, or with that of reading. */
export function exchange<T>(
  pool: Pick<Dispatcher, 'dispatch'>,
  request: RawRequest,
  { begin, read, onData }: Exchange<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let status = 0;
    let headers: RawReply['headers'] = {};
    let controller: Dispatcher.DispatchController | undefined;
    let reason: unknown;

    const fail = (error: unknown) => {
      over();
      reject(error);
    };
    const abandon: Abandon = (why) => {
      reason ??= why;
      fail(reason);
      controller?.abort(reason as Error);
    };
    const over = begin(abandon);
    const take = (chunk: Buffer) => {
      try {
        onData?.(chunk);
      } catch (error) {
        abandon(error);
      }
    };

    pool.dispatch(request, {
      onRequestStart(started) {
        controller = started;
        if (reason !== undefined) started.abort(reason as Error);
      },
      onResponseStart(_controller, statusCode, responseHeaders) {
        status = statusCode;
        headers = responseHeaders;
      },
      onResponseData(_controller, chunk) {
        if (onData && status >= 200 && status < 300) return take(chunk);
        size += chunk.length;
        if (size > LARGEST_BODY) abandon(tooLarge());
        else chunks.push(chunk);
      },
      onResponseEnd() {
        over();
        const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
        try {
          resolve(read({ status, headers, body }));
        } catch (error) {
          reject(error);
        }
      },
      onResponseError(_controller, error) {
        fail(reason ?? error);
      },
    });
  });
}

/** What a reply of more than LARGEST_BODY bytes fails with. */
export function tooLarge(): ConnectorError {
  return new ConnectorError(`the answer is larger than ${LARGEST_BODY / 1024 / 1024} MB`);
}
