import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ListQuery, ListRow } from '../wire.js';
import { askList } from './ask.js';

/** Rows that are fetched together: few, since those that were not are in the order of what was learnt last. */
const TOGETHER = 25;
/** Milliseconds that rows have to be seen before they are fetched, so that nothing is while one scrolls past. */
const REST = 60;
/** Parts of so many rows that are kept: those that came last. */
const MOST_PARTS = 200;

/** The rows of a list as far as they were fetched. */
export interface FetchedList {
  readonly query: ListQuery;
  /** Undefined until the first rows are there. */
  readonly total: number | undefined;
  rowAt(index: number): ListRow | undefined;
  /** Resolves when the row is there. */
  fetchRow(index: number): Promise<ListRow | undefined>;
  /** Fetches what is seen. */
  readonly onSeen: (from: number, to: number) => void;
  /** Chooses the list again by what was decided since. */
  renew(): void;
  /** Where a product, or an answer of it, stands among the rows that were fetched. */
  indexOf(row: number, place: number | undefined): number | undefined;
  /** Puts something else into the rows of a product. */
  change(row: number, change: (row: ListRow) => ListRow): void;
}

/** Fetches the rows of a list as they are seen. */
export function useList(query: ListQuery, onTrouble: (text: string) => void): FetchedList {
  const key = JSON.stringify(query);
  const kept = useRef({ key: '', rows: new Map<number, ListRow>(), asked: new Map<number, Promise<void>>() });
  const [total, setTotal] = useState<number | undefined>(undefined);
  const [, redraw] = useState(0);
  const [turn, setTurn] = useState(0);
  const timer = useRef(0);

  const fetchPart = useCallback(
    (part: number, anew = false): Promise<void> => {
      const { rows, asked } = kept.current;
      const known = asked.get(part);
      if (known && !anew) return known;
      const list = kept.current;
      const asking = askList(query, part * TOGETHER, TOGETHER, anew).then(
        (reply) => {
          if (kept.current !== list) return;
          const [oldest] = asked.keys();
          if (asked.size > MOST_PARTS && oldest !== undefined) {
            asked.delete(oldest);
            for (let row = 0; row < TOGETHER; row++) rows.delete(oldest * TOGETHER + row);
          }
          reply.rows.forEach((row, place) => void rows.set(reply.from + place, row));
          setTotal(reply.total);
          redraw((count) => count + 1);
        },
        (error: Error) => {
          asked.delete(part);
          onTrouble(error.message);
        },
      );
      asked.set(part, asking);
      return asking;
    },
    [key, turn],
  );

  useEffect(() => {
    kept.current = { key, rows: new Map(), asked: new Map() };
    setTotal(undefined);
    void fetchPart(0, true);
  }, [key, turn]);

  const onSeen = useCallback(
    (from: number, to: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        for (let part = Math.floor(from / TOGETHER); part <= Math.floor(Math.max(from, to - 1) / TOGETHER); part++)
          void fetchPart(part);
      }, REST) as unknown as number;
    },
    [fetchPart],
  );

  return {
    query,
    total,
    rowAt: (index) => kept.current.rows.get(index),
    async fetchRow(index) {
      if (!kept.current.rows.has(index)) await fetchPart(Math.floor(index / TOGETHER));
      return kept.current.rows.get(index);
    },
    onSeen,
    indexOf(row, place) {
      const fits = (one: ListRow) => one.row === row && (one.place === undefined || one.place === place);
      return [...kept.current.rows].find(([, one]) => fits(one))?.[0];
    },
    renew: () => setTurn((count) => count + 1),
    change(row, change) {
      for (const [index, one] of kept.current.rows) if (one.row === row) kept.current.rows.set(index, change(one));
      redraw((count) => count + 1);
    },
  };
}
