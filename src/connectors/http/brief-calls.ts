import { ConnectorError } from '../../errors.js';
import type { Http } from './open-http.js';

/** Milliseconds that a short request may take. */
export const BRIEF = 60_000;

/** Asks for what a provider keeps, again for a while where that can help. @throws ConnectorError */
export async function getBriefly<Reply>(http: Http, path: string, signal: AbortSignal): Promise<Reply> {
  const options = { signal, deadline: performance.now() + BRIEF };
  return (await http.call({ path, read: (reply) => reply as Reply, brief: true, heldFor: BRIEF / 2 }, options)).value;
}

/** The same; undefined for what the provider does not have, or not any more. @throws ConnectorError */
export async function getIfThere<Reply>(http: Http, path: string, signal: AbortSignal): Promise<Reply | undefined> {
  try {
    return await getBriefly<Reply>(http, path, signal);
  } catch (error) {
    if (error instanceof ConnectorError && error.status === 404) return undefined;
    throw error;
  }
}
