import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAll, readPages } from '../../src/pim/client/pages.js';
import { openPim, type Pim } from '../../src/pim/client/pim.js';
import { productRoute, readVersion } from '../../src/pim/client/version.js';
import { readPimStatus } from '../../src/pim/status.js';
import { LOGIN, type PimFault, type PimServer, type SeenRequest, startPim } from '../helpers/pim-server.js';

let server: PimServer;
let pim: Pim;

const connect = (more = {}) =>
  openPim({ url: server.url, login: LOGIN, timeout: 500, ...more }, new AbortController().signal);

beforeEach(async () => {
  server = await startPim();
  pim = connect();
  for (let place = 0; place < 250; place++) {
    const uuid = `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
    const updated = '2026-01-01T00:00:00+00:00';
    server.store.products.set(uuid, { uuid, identifier: `p${place}`, family: 'tv', parent: null, values: {}, updated });
  }
});

afterEach(async () => {
  await pim.close();
  await server.close();
});

const PRODUCTS = '/api/rest/v1/products-uuid?pagination_type=search_after';
const isPage = ({ path, method }: SeenRequest) => method === 'GET' && path.endsWith('/products-uuid');
const uuids = async () => (await readAll<{ uuid: string }>(pim, PRODUCTS)).map(({ uuid }) => uuid);

describe('pages', () => {
  const faults: readonly (readonly [string, PimFault, number])[] = [
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '0.05' } }, 3],
    ['429 without Retry-After', { status: 429 }, 2],
    ['a request timeout', { status: 408 }, 1],
    ['a reset', 'reset', 2],
    ['an answer that is cut short', 'cut', 1],
    ['a bad gateway', { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad Gateway</html>' }, 2],
    ['a page of null', 'null page', 2],
    ['an answer that never comes', 'hang', 1],
    ['an answer that drips', 'drip', 1],
    [
      'a page of the maintenance',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Soon</html>' },
      1,
    ],
  ];

  test.each(faults)('hold every product once after %s', async (_name, fault, times) => {
    await readVersion(pim);
    server.fault((request) => isPage(request) && request.query.has('search_after'), fault, times);
    expect(await uuids()).toEqual([...server.store.products.keys()].sort());
  });

  test.each([50, 10])('are made smaller where the PIM manages no more than %d products', async (most) => {
    server.largestPage = most;
    expect(await uuids()).toHaveLength(250);
    expect(new Set(server.requests.filter(isPage).map(({ query }) => Number(query.get('limit')))).size).toBeGreaterThan(
      1,
    );
  });

  test('become larger again once the PIM has recovered', async () => {
    server.fault((request) => isPage(request) && request.query.get('limit') === '100', { status: 500 }, 3);
    server.fault((request) => isPage(request) && request.query.get('limit') === '50', { status: 500 }, 3);
    expect(await uuids()).toHaveLength(250);
    const limits = server.requests.filter(isPage).map(({ query }) => query.get('limit'));
    expect(limits).toContain('10');
    expect(limits.at(-1)).toBe('50');
  });

  test('of a numbered list go on at the right place when they are made smaller', async () => {
    for (let place = 0; place < 230; place++)
      server.store.attributes.push({ code: `a${place}`, type: 'pim_catalog_text' });
    server.fault(
      ({ path, query }) => path.endsWith('/attributes') && query.get('page') === '2' && query.get('limit') === '100',
      { status: 504 },
      3,
    );
    const codes = (await readAll<{ code: string }>(pim, '/api/rest/v1/attributes')).map(({ code }) => code);
    expect(codes).toEqual(server.store.attributes.map(({ code }) => code));
  });

  test('that lead back are told of instead of being read for ever', async () => {
    const body = JSON.stringify({
      _links: { next: { href: `${PRODUCTS}&search_after=x` } },
      _embedded: { items: [{}] },
    });
    server.fault(isPage, { status: 200, body }, 5);
    await expect(readAll(pim, PRODUCTS)).rejects.toThrow('back to one before');
  });

  test('are read from the PIM that is configured, whatever host its links name', async () => {
    const body = JSON.stringify({
      _links: { next: { href: `http://elsewhere.example${PRODUCTS}&search_after=x` } },
      _embedded: { items: [{ uuid: 'x' }] },
    });
    server.fault(isPage, { status: 200, body }, 1);
    expect((await uuids()).length).toBeGreaterThan(1);
  });

  test('end with what is forbidden when the connection may not see them', async () => {
    server.forbidden.add('GET products-uuid');
    await expect(uuids()).rejects.toThrow(/answered 403: Access forbidden. You are not allowed to list/);
    expect(server.requests.filter(isPage)).toHaveLength(1);
  });

  test('are asked for by at most four calls at once', async () => {
    server.delay = 10;
    await Promise.all(Array.from({ length: 12 }, uuids));
    expect(server.mostAtOnce()).toBe(4);
  });

  test('are read one ahead', async () => {
    const pages = readPages(pim, PRODUCTS);
    await pages.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.requests.filter(isPage)).toHaveLength(2);
    await pages.return(undefined);
  });
});

describe('the login', () => {
  const logins = () =>
    server.requests.filter(({ path }) => path.endsWith('/token')).map(({ body }) => JSON.parse(body).grant_type);

  test('is made once for many calls at once', async () => {
    await Promise.all(Array.from({ length: 8 }, uuids));
    expect(logins()).toEqual(['password']);
  });

  test('is refreshed before its token ends', async () => {
    server.tokenLife = 1;
    await uuids();
    await new Promise((resolve) => setTimeout(resolve, 800));
    await uuids();
    expect(logins()).toEqual(['password', 'refresh_token']);
    expect(server.requests.filter(isPage)).toHaveLength(6);
  });

  test('is refreshed when the PIM has ended the token early', async () => {
    await uuids();
    server.expireTokens();
    expect(await uuids()).toHaveLength(250);
    expect(logins()).toEqual(['password', 'refresh_token']);
  });

  test('is made anew when the refresh token is refused', async () => {
    await uuids();
    server.refreshes = false;
    server.expireTokens();
    expect(await uuids()).toHaveLength(250);
    expect(logins()).toEqual(['password', 'refresh_token', 'password']);
  });

  test.each([
    ['password', 'No user found'],
    ['secret', 'client_id'],
  ])('that is refused for its %s is told in one sentence', async (key, said) => {
    const other = connect({ login: { ...LOGIN, [key]: 'wrong-of-mine' } });
    const failure = await readAll(other, PRODUCTS).catch((error) => error);
    expect(failure).toMatchObject({ code: 'pim-login', exitCode: 2 });
    expect(failure.message).toContain(said);
    expect(failure.message).not.toContain('wrong-of-mine');
    await other.close();
  });

  test('needs none with a ready token, which is told of when it is refused', async () => {
    const other = connect({ login: undefined, token: 'ready-token-of-mine' });
    await expect(readAll(other, PRODUCTS)).rejects.toThrow('refuses the token of pim');
    expect(logins()).toEqual([]);
    await other.close();
  });

  test('leaves no token in an error', async () => {
    await uuids();
    server.fault(isPage, { status: 400, body: JSON.stringify({ message: 'bad header Bearer access-token-1' }) });
    const failure = await uuids().catch((error) => error);
    expect(failure.message).toContain('[redacted]');
    expect(failure.message).not.toContain('access-token-1');
  });
});

describe('a wrong address', () => {
  test('of a web page is told', async () => {
    server.fault(
      () => true,
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><title>Login</title>' },
      9,
    );
    await expect(readVersion(pim)).rejects.toThrow(
      'answers with a web page where the API of a PIM should be: check pim.url',
    );
  });

  test('that redirects is told with where it leads', async () => {
    server.fault(() => true, { status: 302, headers: { location: 'https://pim.example/user/login?token=x' } });
    await expect(readVersion(pim)).rejects.toThrow('redirects to https://pim.example/user/login, which');
  });

  test('of another service is told', async () => {
    server.fault(() => true, { status: 200, body: '{"hello":"world"}' });
    await expect(readVersion(pim)).rejects.toThrow('is no Akeneo PIM');
  });

  test('where nobody answers is told soon', async () => {
    const other = openPim({ url: 'http://127.0.0.1:9', login: LOGIN, timeout: 500 }, new AbortController().signal);
    await expect(readVersion(other)).rejects.toThrow('no server answers at http://127.0.0.1:9');
    await other.close();
  });
});

describe('the version', () => {
  test.each([
    ['7.0.12', 'uuid'],
    ['8.0.0', 'uuid'],
    ['20260901120000', 'uuid'],
    ['master', 'uuid'],
    ['6.0.44', 'identifier'],
    ['5.0.1', 'identifier'],
  ])('%s has products by %s', async (version, key) => {
    server.version = version;
    expect(productRoute(await readVersion(pim)).key).toBe(key);
  });
});

describe('the status', () => {
  test('tells which rights are missing, and writes nothing', async () => {
    server.forbidden.add('GET families').add('PATCH product-models');
    const { rights } = await readPimStatus(pim);
    expect(rights.filter(({ granted }) => !granted).map(({ right }) => right)).toEqual([
      'List families',
      'Create and update product models',
    ]);
    expect(rights.find(({ what }) => what === 'products')).toMatchObject({ granted: true, count: 250 });
    expect(server.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual(['', '']);
  });
});
