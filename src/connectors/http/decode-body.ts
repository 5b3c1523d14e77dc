import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { ConnectorError } from '../../errors.js';
import { LARGEST_BODY, type RawReply, tooLarge } from './exchange.js';

const options = { maxOutputLength: LARGEST_BODY };

/** The text of a reply, with its content coding (gzip, deflate, br) undone. */
export function decodeBody({ headers, body }: RawReply): string {
  const coding = String(headers['content-encoding'] ?? '').toLowerCase();
  if (coding === '' || coding === 'identity' || body.length === 0) return body.toString('utf8');
  try {
    return decompress(coding, body).toString('utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new ConnectorError(`the answer's ${coding} body is broken`, { retryable: true });
  }
}

function decompress(coding: string, body: Buffer): Buffer {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(body, options);
    case 'br':
      return brotliDecompressSync(body, options);
    case 'deflate':
      return ((body[0] ?? 0) & 0x0f) === 8 ? inflateSync(body, options) : inflateRawSync(body, options);
    default:
      return body;
  }
}
