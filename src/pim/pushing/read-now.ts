import { ConnectorError } from '../../errors.js';
import { readAll } from '../client/pages.js';
import type { Pim } from '../client/pim.js';
import type { ProductRoute } from '../client/version.js';
import type { RestModel, RestProduct } from '../products/rest-product.js';
import { address } from '../products/search-products.js';

/** What the PIM holds at this moment. */
export interface ReadNow {
  /** By uuid or identifier; those that do not exist are missing. */
  products(keys: readonly string[]): Promise<ReadonlyMap<string, RestProduct>>;
  /** Undefined for a code that does not exist. */
  model(code: string): Promise<RestModel | undefined>;
  /** The values of its draft, for a product or model that the connection does not own. */
  draftOf(entity: RestProduct | RestModel): Promise<RestProduct['values']>;
}

/** Reads products by their keys, a hundred at a time, and models and drafts one by one. */
export function readNow(pim: Pim, route: ProductRoute): ReadNow {
  return {
    async products(keys) {
      const search = { [route.key]: [{ operator: 'IN', value: keys }] };
      const found = await readAll<RestProduct>(pim, address(route.path, search));
      return new Map(
        found.flatMap((product) => (product[route.key] ? [[product[route.key] as string, product] as const] : [])),
      );
    },
    model: (code) => orNone(pim.get<RestModel>(`/api/rest/v1/product-models/${encodeURIComponent(code)}`)),
    async draftOf(entity) {
      if (!isDrafted(entity)) return undefined;
      const path =
        'code' in entity
          ? `/api/rest/v1/product-models/${encodeURIComponent(entity.code)}`
          : `${route.path}/${encodeURIComponent(entity[route.key] ?? '')}`;
      return (await orNone(pim.get<RestProduct>(`${path}/draft`)))?.values;
    },
  };
}

/** The identifier that stands beside the uuid of a product, where the PIM puts it there. */
export function echoOf(entity: RestProduct | RestModel): string | undefined {
  return 'identifier' in entity ? (entity.identifier ?? undefined) : undefined;
}

/** Whether what is written becomes a draft: the connection may edit it, and does not own it. */
export function isDrafted({ metadata }: Pick<RestProduct, 'metadata'>): boolean {
  const status = statusOf(metadata);
  return status === 'draft_in_progress' || status === 'proposal_waiting_for_approval';
}

/** Whether the connection may only look at it. */
export function isReadOnly({ metadata }: Pick<RestProduct, 'metadata'>): boolean {
  return statusOf(metadata) === 'read_only';
}

function statusOf(metadata: RestProduct['metadata']): string | undefined {
  return metadata && !Array.isArray(metadata)
    ? (metadata as { readonly workflow_status?: string }).workflow_status
    : undefined;
}

async function orNone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ConnectorError && error.status === 404) return undefined;
    throw error;
  }
}
