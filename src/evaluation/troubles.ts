/** Collects what does not fit, by what it is. */
export interface Troubles {
  add(what: string, place: string): void;
  /** One sentence per kind of trouble: how many, and where the first ones are. */
  sentences(): readonly string[];
}

const SHOWN = 3;

/** A collection of nothing yet. */
export function createTroubles(): Troubles {
  const found = new Map<string, { count: number; readonly first: string[] }>();
  return {
    add(what, place) {
      const trouble = found.get(what) ?? { count: 0, first: [] };
      found.set(what, trouble);
      trouble.count++;
      if (trouble.first.length < SHOWN) trouble.first.push(place);
    },
    sentences: () =>
      [...found].map(
        ([what, { count, first }]) => `${what}: ${count} (${first.join(', ')}${count > SHOWN ? ', …' : ''})`,
      ),
  };
}
