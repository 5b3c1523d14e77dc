import type { PimSettings } from '../../config/resolve-pim.js';
import { withoutSecrets } from '../../connectors/http/attempt.js';
import type { RawReply } from '../../connectors/http/exchange.js';
import { openHttp, type RawCall } from '../../connectors/http/open-http.js';
import { createRedact } from '../../connectors/http/redact.js';
import { ConnectorError, UserError } from '../../errors.js';
import { createLogin } from './login.js';
import { jsonOfReply } from './read-reply.js';

/** A request to the PIM; the path holds its query. */
export type PimCall<T> = Omit<RawCall<T>, 'headers'> & {
  readonly headers?: Readonly<Record<string, string>>;
  /** Set for what the PIM answers to anybody. */
  readonly open?: true;
};

/** A connection to a PIM's REST API: it stays logged in, keeps to four calls at once and asks again where that can help. */
export interface Pim {
  /** Its address without secrets, for messages. */
  readonly origin: string;
  readonly signal: AbortSignal;
  /** @throws ConnectorError when the PIM refuses, with a UserError when the configuration is wrong */
  send<T>(call: PimCall<T>): Promise<T>;
  /** Gets JSON. */
  get<T>(path: string, again?: RawCall<T>['again']): Promise<T>;
  /** What the PIM's own clock says, in milliseconds since 1970; undefined until it has answered. */
  now(): number | undefined;
  close(): Promise<void>;
}

/** Akeneo grants each connection this many calls at once (api.akeneo.com, documentation/good-practices). */
export const MOST_CALLS = 4;

/** How long a request is tried again, at the least and by its own timeout. */
const PATIENCE = 180_000;
const PATIENCE_TIMEOUTS = 4;

/** Attempts of the first request: a wrong address is told soon. */
const FIRST_RETRIES = 3;

/** A token that is just given may not be known yet to all of a PIM's servers. */
const MOST_RENEWALS = 2;

/** Opens a connection; nothing is sent yet. */
export function openPim(settings: PimSettings, signal: AbortSignal): Pim {
  const { url, timeout, login: credentials, token } = settings;
  // The PIM's own links hold the path that it lies under.
  const prefix = new URL(url).pathname.replace(/\/$/, '');
  const secrets = new Set([credentials?.secret, credentials?.password, token]);
  let redact = createRedact([...secrets]);
  const http = openHttp(
    { baseUrl: url, secrets: [...secrets] },
    { concurrency: MOST_CALLS, attemptTimeout: timeout, deadline: Math.max(PATIENCE, PATIENCE_TIMEOUTS * timeout) },
  );
  let clock: { readonly server: number; readonly here: number } | undefined;
  let answered = false;

  const attempt = async <T>(call: PimCall<T>, headers: Readonly<Record<string, string>>): Promise<T> => {
    const receive = (reply: RawReply) => {
      clock ??= clockOf(reply);
      const value = call.receive(reply);
      answered = true;
      return value;
    };
    const again: RawCall<T>['again'] = (error, retries) => {
      const isFirst = !answered && error.status !== 429;
      return isFirst ? retries < FIRST_RETRIES : (call.again?.(error, retries) ?? true);
    };
    const path = prefix !== '' && call.path.startsWith(`${prefix}/api/`) ? call.path.slice(prefix.length) : call.path;
    const whole = { ...call, path, receive, again, headers: { ...call.headers, ...headers } };
    try {
      return (await http.send(whole, { signal })).value;
    } catch (error) {
      throw error instanceof ConnectorError ? spoken(withoutSecrets(error, redact)) : error;
    }
  };

  const login = createLogin(
    settings,
    (body, headers, receive) =>
      attempt(
        { method: 'POST', path: '/api/oauth/v1/token', body: JSON.stringify(body), receive },
        { ...headers, 'content-type': 'application/json' },
      ),
    {
      where: http.origin,
      onToken(secret) {
        secrets.add(secret);
        redact = createRedact([...secrets]);
      },
    },
  );

  const send = async <T>(call: PimCall<T>): Promise<T> => {
    if (call.open) return attempt(call, {});
    let bearer = await login.token();
    for (let renewals = 0; ; renewals += 1) {
      try {
        return await attempt(call, { authorization: `Bearer ${bearer}` });
      } catch (error) {
        if (!(error instanceof ConnectorError) || error.status !== 401 || renewals === MOST_RENEWALS) throw error;
        const next = await login.renew(bearer);
        if (next === undefined) throw tokenRefused(http.origin, error);
        bearer = next;
      }
    }
  };

  return {
    origin: http.origin,
    signal,
    send,
    get: <T>(path: string, again?: RawCall<T>['again']) =>
      send<T>({
        method: 'GET',
        path,
        receive: (reply) => jsonOfReply(reply, http.origin) as T,
        ...(again && { again }),
      }),
    now: () => clock && clock.server + performance.now() - clock.here,
    close: http.close,
  };
}

/** The Date header of a reply. */
function clockOf({ headers }: RawReply) {
  const server = Date.parse(String(headers.date ?? ''));
  return Number.isNaN(server) ? undefined : { server, here: performance.now() };
}

function tokenRefused(where: string, cause: ConnectorError): UserError {
  return new UserError(
    `${where} refuses the token of pim in the configuration: set one that has not been revoked`,
    'pim-login',
    2,
    { cause },
  );
}

/** What the layer below says of its own setting, in the words of this one's. */
function spoken(error: ConnectorError): ConnectorError {
  const message = error.message.replace(/\bcheck baseUrl\b/, 'check pim.url');
  if (message === error.message) return error;
  const { status, retryable, retryAfter, retries } = error;
  return new ConnectorError(message, { status, retryable, retryAfter, retries });
}
