import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { firstIndex } from '../../src/text/first-index.js';
import { type Coded, emptyStore, matches, type PimStore, patchEntity, type StoredProduct } from './pim-store.js';

/** A request as it came. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** With its query, as it came. */
  readonly url: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly authorization: string | undefined;
}

/** What goes wrong in place of an answer. */
export type PimFault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'reset'
  | 'hang'
  | 'drip'
  | 'cut'
  | 'null page'
  /** What was asked for is done, but nobody hears of it, or only of the first line. */
  | 'done, then reset'
  | 'done, half told';

/** A PIM's REST API on this machine, with faults. */
export interface PimServer {
  readonly url: string;
  readonly store: PimStore;
  readonly requests: SeenRequest[];
  /** The drafts of products that its user does not own, by uuid, and the uuids whose draft was proposed. */
  readonly drafts: Map<string, object>;
  readonly proposed: string[];
  /** Key and attribute of every value that was taken, each time that it was. */
  readonly applied: string[];
  version: string;
  /** Gives faults for the next requests that a test picks. */
  fault(pick: (request: SeenRequest) => boolean, fault: PimFault, times?: number): void;
  /** Seconds that a token lives; whether a refresh token is honoured; the most calls at once that were seen. */
  tokenLife: number;
  refreshes: boolean;
  readonly mostAtOnce: () => number;
  /** Ends all tokens now. */
  expireTokens(): void;
  /** The uuids that its user may edit but does not own, whose changes become drafts. */
  readonly notOwned: Set<string>;
  /** The uuids that its user may only look at. */
  readonly readOnly: Set<string>;
  /** The codes of the rights that are refused, such as `GET /products-uuid`. */
  readonly forbidden: Set<string>;
  /** Bytes of a body that whatever stands before the PIM lets through. */
  largestBody: number;
  /** The largest page that is put together in time. */
  largestPage: number;
  /** Whether a variant is given with the values of the models above it, as a PIM does. */
  givesInherited: boolean;
  /** Milliseconds that every answer takes. */
  delay: number;
  /** Whether nothing changes any more, so that what was once searched for is known: for hundreds of thousands of products. */
  isStill: boolean;
  close(): Promise<void>;
}

export const LOGIN = {
  clientId: '1_client',
  secret: 'secret-of-client',
  username: 'connector',
  password: 'pass-of-user',
};

/** Starts a PIM that holds nothing. */
export async function startPim(store: PimStore = emptyStore()): Promise<PimServer> {
  const faults: { pick: (request: SeenRequest) => boolean; fault: PimFault; times: number }[] = [];
  const tokens = new Map<string, number>();
  let refresh = '';
  let serial = 0;
  let atOnce = 0;
  let most = 0;

  const http = createServer((request, response) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    response.on('close', () => {
      atOnce -= 1;
    });
    void handle(request, response).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://pim');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const seen: SeenRequest = {
      method: request.method ?? 'GET',
      path: url.pathname,
      url: request.url ?? '',
      query: url.searchParams,
      body: Buffer.concat(chunks).toString(),
      authorization: request.headers.authorization,
    };
    server.requests.push(seen);
    if (server.delay > 0) await new Promise((resolve) => setTimeout(resolve, server.delay));
    const index = faults.findIndex(({ pick, times }) => times > 0 && pick(seen));
    const rule = faults[index];
    if (rule) {
      rule.times -= 1;
      if (rule.fault === 'done, then reset') {
        answer(seen);
        response.destroy();
      } else if (rule.fault === 'done, half told') {
        const [status, body] = answer(seen);
        response.writeHead(status, { 'content-type': 'application/vnd.akeneo.collection+json' });
        response.end(String(body).split('\n')[0]);
      } else spoil(response, rule.fault, seen);
      return;
    }
    const [status, body, type = 'application/json'] = answer(seen);
    response.writeHead(status, { 'content-type': type });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  function spoil(response: ServerResponse, fault: PimFault, seen: SeenRequest): void {
    const whole = () => JSON.stringify(answer(seen)[1]);
    if (fault === 'reset') response.socket?.resetAndDestroy();
    else if (fault === 'hang') return;
    else if (fault === 'drip') drip(response, whole());
    else if (fault === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(whole().slice(0, 40));
    } else if (fault === 'null page') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"_links":{},"_embedded":{"items":[null]}}');
    } else if (typeof fault === 'object') {
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      response.end(fault.body ?? JSON.stringify({ code: fault.status, message: 'A fault.' }));
    }
  }

  type Reply = readonly [status: number, body: unknown, type?: string];

  function answer(seen: SeenRequest): Reply {
    const { path, method } = seen;
    if (path === '/api/oauth/v1/token') return token(seen);
    if (path === '/api/rest/v1/system-information') return [200, { version: server.version, edition: 'CE' }];
    const bearer = /^Bearer (.*)$/.exec(seen.authorization ?? '')?.[1] ?? '';
    if ((tokens.get(bearer) ?? 0) < Date.now())
      return [401, { code: 401, message: 'The access token provided has expired.' }];
    const name = path.replace('/api/rest/v1/', '');
    if (server.forbidden.has(`${method} ${name}`))
      return [
        403,
        {
          code: 403,
          message: `Access forbidden. You are not allowed to ${method === 'GET' ? 'list' : 'create or update'} ${name}.`,
        },
      ];
    if (method === 'PATCH') return patch(name, seen);
    if (method === 'POST') return propose(name);
    return read(name, seen);
  }

  function token({ body, authorization }: SeenRequest): Reply {
    const key = Buffer.from(`${LOGIN.clientId}:${LOGIN.secret}`).toString('base64');
    if (authorization !== `Basic ${key}`)
      return [
        422,
        { code: 422, message: 'Parameter "client_id" is missing or does not match any client, or secret is invalid' },
      ];
    const { grant_type: grant, username, password, refresh_token: given } = JSON.parse(body);
    if (grant === 'password' && (username !== LOGIN.username || password !== LOGIN.password))
      return [422, { code: 422, message: 'No user found for the given username and password' }];
    if (grant === 'refresh_token' && (!server.refreshes || given !== refresh))
      return [422, { code: 422, message: 'Refresh token is invalid or has expired' }];
    serial += 1;
    refresh = `refresh-token-${serial}`;
    const access = `access-token-${serial}`;
    tokens.set(access, Date.now() + server.tokenLife * 1000);
    return [
      200,
      { access_token: access, expires_in: server.tokenLife, token_type: 'bearer', scope: null, refresh_token: refresh },
    ];
  }

  function read(name: string, { query, path }: SeenRequest): Reply {
    const draft = /^products-uuid\/([^/]+)\/draft$/.exec(name);
    if (draft) {
      const values = server.drafts.get(draft[1] ?? '');
      return values ? [200, { uuid: draft[1], values }] : [404, { code: 404, message: 'There is no draft.' }];
    }
    const one = /^(products-uuid|products|product-models)\/([^/]+)$/.exec(name);
    if (one) {
      const found = entities(one[1] ?? '').find(([key]) => key === decodeURIComponent(one[2] ?? ''));
      return found ? [200, whole(found[1])] : [404, { code: 404, message: 'Not found.' }];
    }
    if (name === 'measurement-families') return [200, store.measurementFamilies];
    const limit = Number(query.get('limit') ?? 10);
    if (limit > 100) return [422, { code: 422, message: 'You cannot request more than 100 items.' }];
    if (limit > server.largestPage) return [502, '<html>Bad Gateway</html>', 'text/html'];
    const items = server.isStill ? keptList(name, query) : listOf(name, query);
    if (!items) return [404, { code: 404, message: `No route found for ${path}` }];
    return query.get('pagination_type') === 'search_after'
      ? [200, searchAfter(items, query, path, limit)]
      : [200, numbered(items, query, path, limit)];
  }

  /** With the values of the models above it. */
  function whole(entity: StoredProduct): StoredProduct {
    const parent = server.givesInherited && entity.parent !== null ? store.models.get(entity.parent) : undefined;
    const values = parent ? { ...whole(parent).values, ...entity.values } : entity.values;
    const status = server.notOwned.has(entity.uuid ?? '')
      ? 'draft_in_progress'
      : server.readOnly.has(entity.uuid ?? '')
        ? 'read_only'
        : 'working_copy';
    return { ...entity, values, metadata: { workflow_status: status } } as StoredProduct;
  }

  function entities(name: string): (readonly [string, StoredProduct])[] {
    if (name === 'product-models') return [...store.models];
    if (name === 'products-uuid') return [...store.products];
    return [...store.products].map(([, product]) => [product.identifier ?? '', product] as const);
  }

  const kept = new Map<string, ReturnType<typeof listOf>>();

  function keptList(name: string, query: URLSearchParams): ReturnType<typeof listOf> {
    const key = `${name} ${query.get('search')}`;
    if (!kept.has(key)) kept.set(key, listOf(name, query));
    return kept.get(key);
  }

  function listOf(name: string, query: URLSearchParams): (readonly [string, object])[] | undefined {
    const coded = (list: readonly Coded[] = []) => list.map((item) => [item.code, item] as const);
    const options = /^attributes\/([^/]+)\/options$/.exec(name);
    if (options) return coded(store.options[decodeURIComponent(options[1] ?? '')]);
    const variants = /^families\/([^/]+)\/variants$/.exec(name);
    if (variants) return coded(store.variants[decodeURIComponent(variants[1] ?? '')]);
    const lists: Record<string, readonly Coded[]> = store as never;
    if (['attributes', 'families', 'channels', 'locales'].includes(name)) return coded(lists[name]);
    if (!['products-uuid', 'products', 'product-models'].includes(name)) return undefined;
    const search = JSON.parse(query.get('search') ?? '{}');
    return entities(name)
      .map(([key, product]) => [key, whole(product)] as const)
      .filter(([, product]) => matches(product, search))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** The items of a page, products with the values that are asked for only. */
  function given(page: readonly (readonly [string, object])[], query: URLSearchParams): readonly object[] {
    const wanted = query.get('attributes')?.split(',');
    return page.map(([, item]) =>
      wanted && 'values' in item ? { ...item, values: only((item as StoredProduct).values, wanted) } : item,
    );
  }

  function searchAfter(
    items: (readonly [string, object])[],
    query: URLSearchParams,
    path: string,
    limit: number,
  ): object {
    // The cursor tells nothing to those who would build one.
    const after = Buffer.from(query.get('search_after') ?? '', 'base64url').toString();
    const start = after === '' ? 0 : firstIndex(items.length, (index) => (items[index]?.[0] ?? '') > after);
    const page = items.slice(start, start + limit);
    const next = new URLSearchParams(query);
    next.set('search_after', Buffer.from(page.at(-1)?.[0] ?? '').toString('base64url'));
    const more = start + limit < items.length;
    const href = `${server.url}${path}`;
    return {
      _links: { self: { href }, ...(more && { next: { href: `${href}?${next}` } }) },
      _embedded: { items: given(page, query) },
    };
  }

  function numbered(items: (readonly [string, object])[], query: URLSearchParams, path: string, limit: number): object {
    const page = Number(query.get('page') ?? 1);
    const next = new URLSearchParams(query);
    next.set('page', String(page + 1));
    const href = `${server.url}${path}`;
    return {
      _links: { self: { href }, ...(page * limit < items.length && { next: { href: `${href}?${next}` } }) },
      current_page: page,
      ...(query.get('with_count') === 'true' && { items_count: items.length }),
      _embedded: { items: given(items.slice((page - 1) * limit, page * limit), query) },
    };
  }

  function patch(name: string, { body }: SeenRequest): Reply {
    if (Buffer.byteLength(body) > server.largestBody) return [403, '<html><h1>403 Forbidden</h1></html>', 'text/html'];
    const lines = body.split('\n').filter((line) => line !== '');
    if (lines.length > 100)
      return [413, { code: 413, message: 'Too many resources to process, 100 is the maximum allowed.' }];
    const statuses = lines.map((line, index) => ({ line: index + 1, ...patchLine(name, line) }));
    return [200, statuses.map((status) => JSON.stringify(status)).join('\n'), 'application/vnd.akeneo.collection+json'];
  }

  function patchLine(name: string, text: string): object {
    if (text.length > 1_000_000) return { status_code: 413, message: 'Line is too long.' };
    const line = JSON.parse(text);
    const key = line[KEYS[name] ?? 'code'];
    const entity = entities(name).find(([known]) => known === key)?.[1];
    if (!entity) {
      // This is what makes a typing mistake a new product.
      const created: StoredProduct = {
        family: null,
        parent: null,
        values: {},
        updated: new Date().toISOString(),
        ...line,
      };
      (name === 'product-models' ? store.models : store.products).set(key, created);
      return { [KEYS[name] ?? 'code']: key, status_code: 201 };
    }
    if (server.notOwned.has(key)) {
      server.drafts.set(key, line.values);
      return { [KEYS[name] ?? 'code']: key, status_code: 204 };
    }
    const status = patchEntity(store, entity, line);
    if (status.status_code < 300)
      server.applied.push(...Object.keys(line.values ?? {}).map((code) => `${key} ${code}`));
    return { [KEYS[name] ?? 'code']: key, ...status };
  }

  function propose(name: string): Reply {
    const [, uuid = ''] = /^products-uuid\/([^/]+)\/proposal$/.exec(name) ?? [];
    if (!server.drafts.has(uuid))
      return [422, { code: 422, message: 'You should create a draft before submitting it for approval.' }];
    server.proposed.push(uuid);
    return [201, ''];
  }

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: PimServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    store,
    requests: [],
    drafts: new Map(),
    proposed: [],
    applied: [],
    version: '7.0.12',
    tokenLife: 3600,
    refreshes: true,
    notOwned: new Set(),
    readOnly: new Set(),
    forbidden: new Set(),
    largestBody: Number.POSITIVE_INFINITY,
    largestPage: 100,
    givesInherited: true,
    delay: 0,
    isStill: false,
    mostAtOnce: () => most,
    expireTokens: () => tokens.clear(),
    fault: (pick, fault, times = 1) => void faults.push({ pick, fault, times }),
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}

const KEYS: Readonly<Record<string, string>> = {
  'products-uuid': 'uuid',
  products: 'identifier',
  'product-models': 'code',
};

function only<T>(values: Readonly<Record<string, T>>, wanted: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([code]) => wanted.includes(code)));
}

/** A byte in a while, without an end. */
function drip(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  let place = 0;
  const timer = setInterval(() => response.write(text[place++] ?? ' '), 20);
  response.on('close', () => clearInterval(timer));
}
