import type { PimSettings } from '../../config/resolve-pim.js';
import type { RawReply } from '../../connectors/http/exchange.js';
import { ConnectorError, UserError } from '../../errors.js';
import { jsonOfReply } from './read-reply.js';

/** Gives the token that requests bear. */
export interface Login {
  /** One that is good for a while yet. */
  token(): Promise<string>;
  /** Another one than the one that the PIM refused; undefined when there can be none. */
  renew(refused: string): Promise<string | undefined>;
}

/** Asks for a token. */
export type AskToken = <T>(
  body: object,
  headers: Readonly<Record<string, string>>,
  receive: (reply: RawReply) => T,
) => Promise<T>;

interface Tokens {
  readonly access: string;
  readonly refresh: string | undefined;
  /** As `performance.now()` counts. */
  readonly until: number;
}

const HOUR = 3_600;
/** Seconds before its end at which a token is renewed: a request may wait that long for its turn. */
const MARGIN = 120;

/**
 * Logs in with the password grant, renews before the token's end with the refresh token, and logs in anew when that is
 * refused (api.akeneo.com, documentation/authentication: a token lives for an hour, a refresh token for 14 days).
 * @param onToken is told every secret that is received
 */
export function createLogin(
  { login, token: ready }: Pick<PimSettings, 'login' | 'token'>,
  ask: AskToken,
  { where, onToken }: { readonly where: string; readonly onToken: (secret: string) => void },
): Login {
  let tokens: Tokens | undefined;
  let renewing: Promise<Tokens> | undefined;

  const receive = (reply: RawReply): Tokens => {
    const { access_token: access, refresh_token: refresh, expires_in: seconds = HOUR } = tokenFields(reply, where);
    if (typeof access !== 'string' || access === '') {
      throw new ConnectorError(`${where} answered without an access token: check pim.url`, { status: reply.status });
    }
    onToken(access);
    if (typeof refresh === 'string') onToken(refresh);
    const lifetime = Number(seconds) > 0 ? Number(seconds) : HOUR;
    const margin = Math.min(MARGIN, lifetime / 4);
    const until = performance.now() + (lifetime - margin) * 1000;
    return { access, refresh: typeof refresh === 'string' && refresh !== '' ? refresh : undefined, until };
  };

  const grant = async (body: object): Promise<Tokens> => {
    const key = Buffer.from(`${login?.clientId}:${login?.secret}`).toString('base64');
    return ask(body, { authorization: `Basic ${key}` }, receive);
  };

  const logIn = () => {
    const { username, password } = login ?? {};
    return grant({ grant_type: 'password', username, password }).catch((error) => {
      throw explained(error, where);
    });
  };

  const next = async (): Promise<Tokens> => {
    const refresh = tokens?.refresh;
    if (refresh === undefined) return logIn();
    return grant({ grant_type: 'refresh_token', refresh_token: refresh }).catch((error) => {
      if (error instanceof ConnectorError && isRefused(error)) return logIn();
      throw error;
    });
  };

  /** Whoever finds the token old waits for the one renewal. */
  const renewOnce = async (): Promise<string> => {
    renewing ??= next().finally(() => {
      renewing = undefined;
    });
    tokens = await renewing;
    return tokens.access;
  };

  if (ready !== undefined) return { token: async () => ready, renew: async () => undefined };
  return {
    token: async () => (tokens && performance.now() < tokens.until ? tokens.access : renewOnce()),
    async renew(refused) {
      if (tokens && tokens.access !== refused) return tokens.access;
      return renewOnce();
    },
  };
}

function tokenFields(reply: RawReply, where: string): Readonly<Record<string, unknown>> {
  const json = jsonOfReply(reply, where);
  return typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : {};
}

function isRefused({ status = 0 }: ConnectorError): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** A refused login is a mistake of the configuration. */
function explained(error: unknown, where: string): unknown {
  if (!(error instanceof ConnectorError) || !isRefused(error)) return error;
  const said = error.message.replace(/^.*? answered \d+: /, '');
  return new UserError(
    `${where} refuses the login (${said}): check clientId, secret, username and password of pim in the configuration`,
    'pim-login',
    2,
    { cause: error },
  );
}
