import { UserError } from '../../errors.js';
import { secretsOf } from './redact.js';

/** A base URL taken apart: where to connect, and what every request inherits from it. */
export interface BaseUrl {
  readonly origin: string;
  /** A user and password in the URL, as the header that carries them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  /** The full path of a request; the base's own query is kept. A whole address at the same origin keeps its own path. */
  pathOf(path: string): string;
}

/** Reads an http or https URL; anything else is a UserError. */
export function parseBaseUrl(text: string): BaseUrl {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UserError('baseUrl is no http address: write it as "http://127.0.0.1:8080/v1"', 'config');
  }
  // A variable that stands before the path, such as an endpoint of Azure, may end with a slash of its own.
  const prefix = url.pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  const credentials =
    url.username || url.password
      ? `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
      : undefined;
  return {
    origin: url.origin,
    headers: credentials ? { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` } : {},
    secrets: [decodeURIComponent(url.password), ...secretsOf(Object.fromEntries(url.searchParams))],
    pathOf: (path) => (path.startsWith(`${url.origin}/`) ? path.slice(url.origin.length) : prefix + path + url.search),
  };
}
