/** What became of the entries of one kind. */
export interface LoadCounts {
  loaded: number;
  updated: number;
  unchanged: number;
  removed: number;
}

/** Entries that were left out for one reason. */
export interface Skipped {
  readonly reason: string;
  count: number;
  /** Where the first of them stand: `file:line`, with what is special about each. */
  readonly first: string[];
}

/** What seeding did. */
export interface SeedReport {
  readonly fields: LoadCounts;
  /** Families, channels, classes and what else tells how fields belong together. */
  readonly structure: LoadCounts;
  readonly examples: LoadCounts;
  readonly skipped: readonly Skipped[];
  /** Sentences about the files: keys that were ignored, units that the examples settled. */
  readonly notes: readonly string[];
  /** How many example values the engine learnt from; undefined when nothing changed. */
  readonly learntFrom?: number;
  /** How many example values the engine was asked about again, with no memory of their texts, and how many it missed. */
  readonly reproduction?: { readonly checked: number; readonly missed: number };
}

/** Collects what was left out, by reason. */
export interface SkipList {
  add(reason: string, place: string): void;
  /** Adds what another list collected. */
  addAll(skipped: readonly Skipped[]): void;
  all(): readonly Skipped[];
}

const FIRST = 3;

/** A list of what was left out. */
export function createSkipList(): SkipList {
  const byReason = new Map<string, Skipped>();

  function addSome({ reason, count, first }: Skipped): void {
    const skipped = byReason.get(reason) ?? { reason, count: 0, first: [] };
    byReason.set(reason, skipped);
    skipped.count += count;
    skipped.first.push(...first.slice(0, FIRST - skipped.first.length));
  }

  return {
    add: (reason, place) => addSome({ reason, count: 1, first: [place] }),
    addAll: (skipped) => skipped.forEach(addSome),
    all: () => [...byReason.values()],
  };
}

/** A tally of nothing yet. */
export function emptyCounts(): LoadCounts {
  return { loaded: 0, updated: 0, unchanged: 0, removed: 0 };
}

/** How many entries there were that are in the database now. */
export function totalOf({ loaded, updated, unchanged }: LoadCounts): number {
  return loaded + updated + unchanged;
}
