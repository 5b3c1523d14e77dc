import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFilledColumns } from '../../../src/output/akeneo/group-columns.js';

function groupsOf(...sets: readonly number[][]) {
  const counts = countFilledColumns();
  for (const set of sets) counts.add(set);
  return counts.groups();
}

describe('columns that products fill', () => {
  it('get a table a set where there are few sets', () => {
    const { tables, tablesOf } = groupsOf([0, 1], [0, 1, 2], [0, 1, 2]);
    expect(tables).toEqual([
      [0, 1, 2],
      [0, 1],
    ]);
    expect([[0, 1, 2], [0, 1], []].map(tablesOf)).toEqual([[0], [1], []]);
  });

  it('share tables where there are as many sets as products', () => {
    const sets = Array.from({ length: 31 }, (_, at) => [0, 1, 2, 3, 4].filter((column) => (at + 1) & (1 << column)));
    const { tables, tablesOf } = groupsOf(...sets);
    expect(tables).toHaveLength(5);
    expect(tablesOf([1, 3])).toHaveLength(2);
  });

  it('that always come together stay together', () => {
    const sets = [
      [0, 1, 4],
      [0, 1, 2, 3, 4],
      [2, 3, 4],
      [0, 1, 2, 3],
    ];
    const { tables } = groupsOf(...sets);
    expect(tables.map(String).sort()).toEqual(['0,1', '2,3', '4']);
  });

  it('fill every table that a product stands in, once each, in never more tables than there are columns', () => {
    const set = fc.uniqueArray(fc.nat(9), { maxLength: 10 }).map((columns) => columns.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(set, { maxLength: 40 }), (sets) => {
        const { tables, tablesOf } = groupsOf(...sets);
        expect(tables.length).toBeLessThanOrEqual(new Set(sets.flat()).size);
        expect(tables.length).toBeLessThanOrEqual(new Set(sets.filter(({ length }) => length > 0).map(String)).size);
        const used = new Set<number>();
        for (const columns of sets) {
          const places = tablesOf(columns);
          for (const place of places) used.add(place);
          const written = places.flatMap((place) => tables[place] ?? []);
          expect(written.toSorted((a, b) => a - b)).toEqual(columns);
        }
        expect(used.size).toBe(tables.length);
        for (const table of tables) expect(table).toEqual(table.toSorted((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });
});
