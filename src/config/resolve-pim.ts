import { UserError } from '../errors.js';
import type { Config } from './config.js';
import { parseDuration } from './duration.js';
import { expandVariables } from './variables.js';

/** A connection to a PIM, ready to be opened. */
export interface PimSettings {
  readonly url: string;
  readonly login?: {
    readonly clientId: string;
    readonly secret: string;
    readonly username: string;
    readonly password: string;
  };
  readonly token?: string;
  readonly locale?: string;
  readonly channel?: string;
  /** Milliseconds of one request. */
  readonly timeout: number;
}

const LOGIN = ['clientId', 'secret', 'username', 'password'] as const;
const REQUEST_TIMEOUT = 60_000;

/** The connection of a configuration, its variables read. @throws UserError that says what is missing */
export function resolvePim({ pim, file }: Config, environment: NodeJS.ProcessEnv): PimSettings {
  if (!pim) {
    throw new UserError(
      'no PIM is configured: write pim: {url, clientId, secret, username, password} into .akeneolookuprc, whose values may be variables of the environment',
      'pim-missing',
    );
  }
  const { value, missing } = expandVariables(pim, environment);
  if (missing.length > 0) {
    const variables = missing.join(' and ');
    throw new UserError(`pim in ${file} needs a value for ${variables}: export ${variables}`, 'missing-variable');
  }
  const { url, token, locale, channel, timeout } = value;
  if (!url) throw new UserError(`pim in ${file} has no url: write it as https://pim.example.com`, 'config');
  const absent = LOGIN.filter((key) => !value[key]);
  if (token === undefined && absent.length > 0) {
    throw new UserError(`pim in ${file} lacks ${absent.join(', ')}: add what is missing, or a ready token`, 'config');
  }
  const { clientId = '', secret = '', username = '', password = '' } = value;
  return {
    url: urlOfPim(url, file),
    timeout: timeout === undefined ? REQUEST_TIMEOUT : parseDuration(timeout, `pim.timeout in ${file}`),
    ...(token === undefined ? { login: { clientId, secret, username, password } } : { token }),
    ...(locale && { locale }),
    ...(channel && { channel }),
  };
}

/** The address of the PIM itself, also where that of its API or of a page was copied. */
function urlOfPim(text: string, file: string | undefined): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UserError(`pim.url in ${file} is no http address: write it as https://pim.example.com`, 'config');
  }
  url.hash = '';
  url.search = '';
  url.pathname = url.pathname.replace(/\/(?:api\/rest\/v1|api|user\/login)?\/?$/, '');
  return url.href.replace(/\/$/, '');
}

export type { PimEntry } from './pim-entry.js';
