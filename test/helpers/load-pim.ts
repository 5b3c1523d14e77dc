import type { PimStore, StoredProduct } from './pim-store.js';

/** Fills an empty PIM with a catalogue through its API, a hundred lines at a time. */
export async function loadPim(url: string, store: PimStore): Promise<void> {
  const token = await (
    await fetch(`${url}/api/oauth/v1/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from('c:s').toString('base64')}` },
      body: JSON.stringify({ grant_type: 'password', username: 'u', password: 'p' }),
    })
  ).json();
  const headers = {
    authorization: `Bearer ${(token as { access_token: string }).access_token}`,
    'content-type': 'application/vnd.akeneo.collection+json',
  };

  async function patch(path: string, items: readonly object[]): Promise<void> {
    for (let from = 0; from < items.length; from += 100) {
      const body = items
        .slice(from, from + 100)
        .map(toLine)
        .join('\n');
      const reply = await fetch(`${url}/api/rest/v1/${path}`, { method: 'PATCH', headers, body });
      const text = await reply.text();
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text.slice(0, 300)}`);
      const refused = text.split('\n').find((line) => line !== '' && JSON.parse(line).status_code >= 300);
      if (refused) throw new Error(`${path}: ${refused}`);
    }
  }

  await patch('locales', store.locales);
  await patch(
    'channels',
    store.channels.map((channel) => ({ ...channel, conversion_units: {} })),
  );
  await patch('measurement-families', store.measurementFamilies);
  await patch('attributes', store.attributes);
  for (const [code, options] of Object.entries(store.options)) await patch(`attributes/${code}/options`, options);
  await patch('families', store.families);
  for (const [code, variants] of Object.entries(store.variants)) await patch(`families/${code}/variants`, variants);
  await patch(
    'product-models',
    [...store.models.values()].filter(({ parent }) => parent === null),
  );
  await patch(
    'product-models',
    [...store.models.values()].filter(({ parent }) => parent !== null),
  );
  await patch('products-uuid', [...store.products.values()]);
}

/** Everything that a PIM holds of products and models, by kind and key. */
export async function dumpPim(url: string): Promise<ReadonlyMap<string, StoredProduct['values']>> {
  const all = new Map<string, StoredProduct['values']>();
  for (const kind of ['products-uuid', 'product-models'] as const) {
    let next: string | undefined = `/api/rest/v1/${kind}?pagination_type=search_after&limit=100`;
    while (next) {
      const page = (await (await fetch(url + next)).json()) as {
        _links: { next?: { href: string } };
        _embedded: { items: StoredProduct[] };
      };
      for (const item of page._embedded.items) all.set(`${kind} ${item.uuid ?? item.code}`, item.values);
      next = page._links.next?.href;
    }
  }
  return all;
}

/** It takes a backslash and an n for a line break. */
function toLine(item: object): string {
  return JSON.stringify(item).replace(/\\[\\n]/g, (pair) => (pair === '\\n' ? '\\u000a' : '\\u005c'));
}
