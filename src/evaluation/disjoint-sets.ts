/** Things by their numbers, put together into groups. */
export interface DisjointSets {
  join(one: number, other: number): void;
  joined(one: number, other: number): boolean;
  /** In the order of their first members. */
  all(): readonly (readonly number[])[];
}

/** Each thing in a group of its own at first (disjoint sets with path halving). */
export function createDisjointSets(size: number): DisjointSets {
  const parents = Array.from({ length: size }, (_, index) => index);
  const find = (index: number): number => {
    let root = index;
    for (let parent = parents[root] ?? root; parent !== root; parent = parents[root] ?? root) {
      parents[root] = parents[parent] ?? parent;
      root = parent;
    }
    return root;
  };
  return {
    join(one, other) {
      parents[find(other)] = find(one);
    },
    joined: (one, other) => find(one) === find(other),
    all() {
      const byRoot = new Map<number, number[]>();
      parents.forEach((_, index) => {
        const group = byRoot.get(find(index));
        if (group) group.push(index);
        else byRoot.set(find(index), [index]);
      });
      return [...byRoot.values()];
    },
  };
}
