import { ConnectorError } from '../../errors.js';

const REFUSED = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ETIMEDOUT',
  'EAI_AGAIN',
]);
const CUT = new Set([
  'UND_ERR_SOCKET',
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'HPE_INVALID_EOF_STATE',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]);

/** Milliseconds that a server which is started anew may refuse connections for. */
const RESTART = 2_000;

/** A certificate that nobody vouches for, has expired, or is of another host. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/;
const NO_TLS = new Set(['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'EPROTO']);

/** What an error below HTTP means to the user, and whether asking again can help. */
export function wireError(error: unknown, where: string): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const code = codeOf(error);
  const cause = { code };
  if (code && REFUSED.has(code)) {
    const retryLimit = code === 'ECONNREFUSED' ? { within: RESTART } : {};
    return new ConnectorError(`no server answers at ${where} (${code})`, { retryable: true, retryLimit, cause });
  }
  if (code && CUT.has(code))
    return new ConnectorError(`${where} broke the connection (${code})`, { retryable: true, cause });
  if (code === 'ENOTFOUND') return new ConnectorError(`no host is named as in ${where}: check baseUrl`, { cause });
  if (code && UNTRUSTED.test(code)) {
    return new ConnectorError(
      `the certificate of ${where} is not trusted (${code}): check the address, or name the certificate of its authority in NODE_EXTRA_CA_CERTS`,
      { cause },
    );
  }
  if (code && NO_TLS.has(code)) {
    return new ConnectorError(`${where} does not speak HTTPS (${code}): check the address, or write http:`, { cause });
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new ConnectorError(`${where} could not be asked: ${detail}`, { cause });
}

/** Connecting to a name with several addresses fails with one error for each. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? undefined : codeOf(cause);
}
