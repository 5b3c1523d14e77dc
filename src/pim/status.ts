import { ConnectorError } from '../errors.js';
import type { Pim } from './client/pim.js';
import { jsonOfReply, textOfReply } from './client/read-reply.js';
import { type PimVersion, productRoute, readVersion } from './client/version.js';

/** Something that the connection may or may not do. */
export interface PimRight {
  /** What it is about, such as `attributes`. */
  readonly what: string;
  /** The name of the right in the role's permissions ("Web API permissions"). */
  readonly right: string;
  readonly granted: boolean;
  /** How many there are, when the PIM counts them. */
  readonly count?: number;
  /** What the PIM says when it does not grant it. */
  readonly said?: string;
}

/** What a PIM says of itself and of the connection. */
export interface PimStatus extends PimVersion {
  readonly url: string;
  readonly rights: readonly PimRight[];
}

const RIGHTS = [
  ['attributes', 'List attributes', '/api/rest/v1/attributes'],
  ['families', 'List families', '/api/rest/v1/families'],
  ['channels', 'List channels', '/api/rest/v1/channels'],
  ['locales', 'List locales', '/api/rest/v1/locales'],
  ['measurement families', 'List measurement families', '/api/rest/v1/measurement-families'],
  ['product models', 'List product models', '/api/rest/v1/product-models'],
] as const;

/** Asks for everything that pulling and pushing need, one item each; nothing is written. */
export async function readPimStatus(pim: Pim): Promise<PimStatus> {
  const version = await readVersion(pim);
  const { path: products } = productRoute(version);
  const readable = [...RIGHTS, ['products', 'List products', products] as const];
  const rights = await Promise.all(readable.map(([what, right, path]) => readingRight(pim, { what, right }, path)));
  const writable = await Promise.all([
    writingRight(pim, { what: 'write products', right: 'Create and update products' }, products),
    writingRight(
      pim,
      { what: 'write product models', right: 'Create and update product models' },
      '/api/rest/v1/product-models',
    ),
  ]);
  return { url: pim.origin, ...version, rights: [...rights, ...writable] };
}

type Named = Pick<PimRight, 'what' | 'right'>;

async function readingRight(pim: Pim, named: Named, path: string): Promise<PimRight> {
  const query = path.endsWith('measurement-families') ? '' : '?limit=1&with_count=true';
  return granted(named, async () => {
    const json = await pim.send({
      method: 'GET',
      path: path + query,
      receive: (reply) => jsonOfReply(reply, pim.origin) as { readonly items_count?: unknown },
    });
    const count = Array.isArray(json) ? json.length : json?.items_count;
    return typeof count === 'number' ? { count } : {};
  });
}

/** A list of no lines changes nothing, and is refused to those who may not write. */
function writingRight(pim: Pim, named: Named, path: string): Promise<PimRight> {
  return granted(named, async () => {
    await pim.send({
      method: 'PATCH',
      path,
      headers: { 'content-type': 'application/vnd.akeneo.collection+json' },
      receive: (reply) => (reply.status === 401 || reply.status === 403 ? textOfReply(reply, pim.origin) : ''),
    });
    return {};
  });
}

async function granted(named: Named, ask: () => Promise<Pick<PimRight, 'count'>>): Promise<PimRight> {
  try {
    return { ...named, granted: true, ...(await ask()) };
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.status === undefined || error.status >= 500) throw error;
    return { ...named, granted: false, said: error.message };
  }
}
