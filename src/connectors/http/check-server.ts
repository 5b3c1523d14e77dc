import { ConnectorError } from '../../errors.js';
import type { Http } from './open-http.js';

/** Statuses of a server that is there but does not know the path asked for. */
const UNKNOWN_PATH = new Set<number | undefined>([404, 405, 501]);

/** Asks for a path that costs nothing; resolves to what is wrong, or to undefined when the server answers. */
export async function checkServer(http: Http, path: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    await http.once({ path, read: () => undefined }, signal);
    return undefined;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return UNKNOWN_PATH.has(error.status) ? undefined : error.message;
  }
}
