import { ConnectorError } from '../../errors.js';
import type { Pim } from './pim.js';
import { jsonOfReply } from './read-reply.js';

/** What a PIM says of itself. */
export interface PimVersion {
  readonly version: string;
  /** `CE`, `GE`, `EE`, `Serenity`; absent when it does not say. */
  readonly edition?: string;
  /** Whether products are told apart by their uuid, as from version 7 on, or else by their identifier. */
  readonly byUuid: boolean;
}

/** Asks a PIM for its version, which it tells before any login. Rejects when there is no PIM. */
export async function readVersion(pim: Pim): Promise<PimVersion> {
  const path = '/api/rest/v1/system-information';
  const receive: Parameters<typeof pim.send>[0]['receive'] = (reply) => jsonOfReply(reply, pim.origin);
  const told = await pim.send({ method: 'GET', path, receive, open: true }).catch((error) => {
    if (!(error instanceof ConnectorError) || error.status !== 401) throw error;
    return pim.get(path);
  });
  const { version, edition } = (told ?? {}) as { readonly version?: unknown; readonly edition?: unknown };
  if (typeof version !== 'string' && typeof version !== 'number') {
    throw new ConnectorError(`${pim.origin} is no Akeneo PIM: it does not tell its version; check pim.url`);
  }
  const major = /^v?(\d+)\.\d/.exec(String(version))?.[1];
  return {
    version: String(version),
    ...(typeof edition === 'string' && edition !== '' && { edition }),
    // A version without a number is that of the cloud, which is always the newest.
    byUuid: major === undefined || Number(major) >= 7,
  };
}

/** Where products are read and written, and what tells them apart there. */
export interface ProductRoute {
  readonly path: string;
  readonly key: 'uuid' | 'identifier';
}

/** The route of a PIM's products. */
export function productRoute({ byUuid }: Pick<PimVersion, 'byUuid'>): ProductRoute {
  return byUuid
    ? { path: '/api/rest/v1/products-uuid', key: 'uuid' }
    : { path: '/api/rest/v1/products', key: 'identifier' };
}
