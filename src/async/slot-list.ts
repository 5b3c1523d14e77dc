/** Things that come and go quickly. */
export interface SlotList<T> {
  readonly size: number;
  /** Returns how to take it out again; doing so twice does nothing. */
  add(item: T): () => void;
  forEach(visit: (item: T) => void): void;
}

/**
 * Uses its slots again. A Set moves to a new table after many changes, and the old one, once it has been promoted,
 * keeps alive whatever was in it then until the next full collection: with a set, every call would be promoted.
 */
export function createSlotList<T>(): SlotList<T> {
  const slots: (T | undefined)[] = [];
  const free: number[] = [];
  return {
    get size() {
      return slots.length - free.length;
    },
    add(item) {
      const slot = free.pop() ?? slots.length;
      slots[slot] = item;
      return () => {
        if (slots[slot] !== item) return;
        slots[slot] = undefined;
        free.push(slot);
      };
    },
    forEach(visit) {
      for (const item of slots) if (item !== undefined) visit(item);
    },
  };
}
