/** Which products go into which tables, so that no cell is empty. Columns are numbers from 0. */
export interface ColumnGroups {
  /** The columns of each table, ascending. */
  readonly tables: readonly (readonly number[])[];
  /** The tables, by their place, that a product stands in which fills exactly these columns: each column once. */
  tablesOf(columns: readonly number[]): readonly number[];
}

/** Counts which columns products fill. */
export interface FilledColumns {
  /** @param columns ascending */
  add(columns: readonly number[]): void;
  groups(): ColumnGroups;
}

/**
 * Groups columns into as few tables as it finds, never more than there are columns: the sets that most products fill get
 * a table each, and of all others those columns that always come together share one.
 */
export function countFilledColumns(): FilledColumns {
  const counts = new Map<string, number>();
  return {
    add(columns) {
      const key = keyOf(columns);
      if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    groups: () => group(counts),
  };
}

/** A character a column: a large input may fill as many sets of columns as it has products. */
function keyOf(columns: readonly number[]): string {
  return String.fromCharCode(...columns);
}

function columnsOf(key: string): readonly number[] {
  return Array.from(key, (_, place) => key.charCodeAt(place));
}

type Columns = readonly number[];

function group(counts: ReadonlyMap<string, number>): ColumnGroups {
  const sets = [...counts].sort(([a, some], [b, others]) => others - some || b.length - a.length || (a < b ? -1 : 1));
  const keys = sets.map(([key]) => key);
  const { own, shared } = fewestTables(keys);
  const places = new Map(keys.slice(0, own).map((key, place) => [key, place]));
  const placeOf = new Map(shared.flatMap((columns, place) => columns.map((column) => [column, own + place] as const)));
  return {
    tables: [...keys.slice(0, own).map(columnsOf), ...shared.map((columns) => columns.toSorted((a, b) => a - b))],
    tablesOf(columns) {
      const place = places.get(keyOf(columns));
      if (place !== undefined) return [place];
      return [...new Set(columns.flatMap((column) => placeOf.get(column) ?? []))].sort((a, b) => a - b);
    },
  };
}

/** How many of the sets, the first ones, get a table of their own, and what the rest of them share. */
function fewestTables(keys: readonly string[]): { readonly own: number; readonly shared: readonly Columns[] } {
  let best = { own: keys.length, shared: [] as readonly Columns[] };
  let shared: readonly Columns[] = [];
  for (let own = keys.length - 1; own >= 0; own--) {
    shared = part(shared, columnsOf(keys[own] ?? ''));
    if (own + shared.length < best.own + best.shared.length) best = { own, shared };
  }
  return best;
}

/** Parts tables into what is in a set and what is not; columns that no table has yet come into one of their own. */
function part(tables: readonly Columns[], set: Columns): readonly Columns[] {
  const wanted = new Set(set);
  const parted = tables.flatMap((columns) => {
    if (columns.length === 1) return [columns];
    const inside = columns.filter((column) => wanted.has(column));
    return inside.length === 0 || inside.length === columns.length
      ? [columns]
      : [inside, columns.filter((column) => !wanted.has(column))];
  });
  for (const columns of tables) for (const column of columns) wanted.delete(column);
  return wanted.size === 0 ? parted : [...parted, [...wanted]];
}
