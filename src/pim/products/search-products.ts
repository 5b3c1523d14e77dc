import { readPages } from '../client/pages.js';
import type { Pim } from '../client/pim.js';
import type { ProductRoute } from '../client/version.js';
import type { RestModel, RestProduct } from './rest-product.js';

/** A `search` as the API takes it: rules by property or attribute. */
export type Search = Readonly<Record<string, readonly object[]>>;

/** What to look for. */
export interface ProductSearch {
  readonly search: Search;
  readonly families: Search;
  /** Milliseconds since 1970: also variants whose models were updated since. */
  readonly since?: number | undefined;
  /** Attributes whose values are needed; default all. */
  readonly attributes?: readonly string[];
}

/** Items in an IN list of a search. */
const MOST_ITEMS = 100;

/** The rule of families; none for all. */
export function familyOf(families: readonly string[] | undefined): Search {
  return families ? { family: [{ operator: 'IN', value: families }] } : {};
}

/** The rule of a time. Akeneo reads it in UTC. */
export function updatedSince(since: number): Search {
  return { updated: [{ operator: '>', value: new Date(since).toISOString().slice(0, 19).replace('T', ' ') }] };
}

/** The products that a search finds, page by page; a variant counts as updated when a model above it was. */
export async function* searchProducts(
  pim: Pim,
  route: ProductRoute,
  { search, families, since, attributes }: ProductSearch,
): AsyncGenerator<readonly RestProduct[]> {
  yield* readPages<RestProduct>(pim, address(route.path, { ...search, ...families }, attributes));
  if (since === undefined) return;
  // Those that came with the first search come again; whoever reads them takes the same from them.
  for await (const parents of updatedModels(pim, { ...updatedSince(since), ...families })) {
    const parent = [{ operator: 'IN', value: parents }];
    yield* readPages<RestProduct>(pim, address(route.path, { ...families, parent }, attributes));
  }
}

/** The codes of models that were updated, and of those below them. */
async function* updatedModels(pim: Pim, search: Search): AsyncGenerator<readonly string[]> {
  for await (const page of readPages<RestModel>(pim, address('/api/rest/v1/product-models', search))) {
    const codes = page.map(({ code }) => code);
    yield codes;
    const below = address('/api/rest/v1/product-models', {
      parent: [{ operator: 'IN', value: codes.slice(0, MOST_ITEMS) }],
    });
    for await (const lower of readPages<RestModel>(pim, below)) yield lower.map(({ code }) => code);
  }
}

/** The address of a list that is read from page to page by the PIM's own cursor. */
export function address(path: string, search: Search, attributes?: readonly string[]): string {
  const query = new URLSearchParams({ pagination_type: 'search_after' });
  if (Object.keys(search).length > 0) query.set('search', JSON.stringify(search));
  if (attributes) query.set('attributes', attributes.join(','));
  return `${path}?${query}`;
}
