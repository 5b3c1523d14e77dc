import { ConnectorError } from '../../errors.js';
import type { Pim } from './pim.js';
import { jsonOfReply, TOO_LARGE } from './read-reply.js';

/** How many items a page may have; each divides the one before, so that offsets stay whole pages. */
const SIZES = [100, 50, 10, 5, 1] as const;

/** Attempts at a size before a smaller one. */
const RETRIES = 2;

/** Pages of a smaller size before the next larger one is tried again. */
const GOOD_PAGES = 20;

interface Page<T> {
  readonly items: readonly T[];
  /** The address of the page after it. */
  readonly next: string | undefined;
}

/**
 * The items of a list, page by page; the next page is under way while one is worked on. The PIM's own links are followed:
 * only the size of the pages is changed, where it cannot give large ones.
 * @param path with its query, without a limit
 */
export async function* readPages<T>(pim: Pim, path: string): AsyncGenerator<readonly T[]> {
  const reader = createPageReader<T>(pim);
  let under: Promise<Page<T>> | undefined = reader(path);
  while (under) {
    const { items, next }: Page<T> = await under;
    under = next === undefined ? undefined : reader(next);
    // It is awaited later, and may have failed by then.
    under?.catch(() => undefined);
    if (items.length > 0) yield items;
  }
}

/** All items of a list. */
export async function readAll<T>(pim: Pim, path: string): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const page of readPages<T>(pim, path)) items.push(...page);
  return items;
}

function createPageReader<T>(pim: Pim): (address: string) => Promise<Page<T>> {
  const seen = new Set<string>();
  let size = 0;
  let good = 0;

  const grow = (address: string) => {
    good += 1;
    if (size === 0 || good < GOOD_PAGES || resized(address, size - 1) === undefined) return;
    size -= 1;
    good = 0;
  };

  return async (address) => {
    if (seen.has(address)) throw new ConnectorError(`${pim.origin} leads from a page back to one before: ${address}`);
    seen.add(address);
    for (;;) {
      const path = resized(address, size) ?? address;
      try {
        const page = await pim.send<Page<T>>({
          method: 'GET',
          path,
          receive: (reply) => pageOf<T>(jsonOfReply(reply, pim.origin), pim),
          again: (error, retries) => !isHeavy(error, size) || retries < RETRIES,
        });
        grow(page.next ?? '');
        return page;
      } catch (error) {
        if (!isHeavy(error, size)) throw error;
        size += 1;
        good = 0;
      }
    }
  };
}

/** Whether a smaller page may be given where this one was not. */
function isHeavy(error: unknown, size: number): boolean {
  if (size >= SIZES.length - 1 || !(error instanceof ConnectorError)) return false;
  const { status, message } = error;
  // An answer larger than what is read at all has no status; nor has one that did not come in time, or was cut.
  if (status === undefined) return error.retryable || / larger than /.test(message);
  return status === TOO_LARGE || status >= 500;
}

/** The address with pages of another size; undefined where its offset is no whole number of them. */
function resized(address: string, size: number): string | undefined {
  if (address === '') return undefined;
  const url = new URL(address, 'http://pim');
  const before = Number(url.searchParams.get('limit') ?? SIZES[0]);
  const limit = SIZES[size] ?? 1;
  const page = Number(url.searchParams.get('page') ?? 1);
  const offset = (page - 1) * before;
  if (offset % limit !== 0) return undefined;
  if (url.searchParams.has('page')) url.searchParams.set('page', String(offset / limit + 1));
  url.searchParams.set('limit', String(limit));
  return url.pathname + url.search;
}

/** Under load some give null for what they could not put together. */
function pageOf<T>(json: unknown, { origin }: Pim): Page<T> {
  // Measurement families come as a list, all at once.
  if (Array.isArray(json)) return { items: json, next: undefined };
  const { _embedded: embedded, _links: links } = (json ?? {}) as {
    readonly _embedded?: { readonly items?: unknown } | null;
    readonly _links?: { readonly next?: { readonly href?: unknown } | null } | null;
  };
  const items = embedded?.items;
  if (!Array.isArray(items) || items.some((item) => item === null)) {
    throw new ConnectorError(`${origin} gave a page without its items`, { status: 502, retryable: true });
  }
  const href = links?.next?.href;
  return { items, next: typeof href === 'string' && href !== '' ? pathOf(href) : undefined };
}

/** Behind a proxy the PIM may believe to have another name; the token goes to no other server than the configured one. */
function pathOf(href: string): string {
  const url = new URL(href, 'http://pim');
  return url.pathname + url.search;
}
