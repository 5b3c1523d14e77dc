import { createHash } from 'node:crypto';

/** The first of the products. */
export async function* takeFirst<T>(products: AsyncIterable<T>, count: number): AsyncGenerator<T> {
  let taken = 0;
  for await (const product of products) {
    yield product;
    if (++taken === count) return;
  }
}

interface Drawn<T> {
  readonly product: T;
  readonly place: number;
  readonly lot: string;
}

/**
 * A number of the products, in their order: those with the lowest hash of their identifier and place, so that the same
 * input always gives the same sample. Reads all of the input first, and keeps as many products as it takes.
 */
export async function* takeSample<T extends { readonly id: string | number }>(
  products: AsyncIterable<T>,
  count: number,
): AsyncGenerator<T> {
  const drawn = createDraw<T>(count);
  let place = 0;
  for await (const product of products) {
    const lot = createHash('sha256').update(`${place}\n${product.id}`).digest('hex');
    drawn.add({ product, place, lot });
    place++;
  }
  for (const { product } of drawn.all().sort((a, b) => a.place - b.place)) yield product;
}

/** Keeps the lowest lots; sorts only when twice as many have come together. */
function createDraw<T>(count: number) {
  let kept: Drawn<T>[] = [];
  let highest: string | undefined;
  const shrink = () => {
    kept = kept.sort((a, b) => (a.lot < b.lot ? -1 : 1)).slice(0, count);
    if (kept.length === count) highest = kept.at(-1)?.lot;
  };
  return {
    add(one: Drawn<T>) {
      if (highest !== undefined && one.lot > highest) return;
      kept.push(one);
      if (kept.length >= 2 * count) shrink();
    },
    all() {
      shrink();
      return kept;
    },
  };
}
