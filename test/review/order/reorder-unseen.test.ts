import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reorderUnseen } from '../../../src/review/order/reorder-unseen.js';

function reordered(entries: readonly number[], shown: readonly number[], order: readonly number[]): readonly number[] {
  const list = Uint32Array.from(entries);
  reorderUnseen(list, Uint8Array.from(shown), Uint32Array.from(order));
  return [...list];
}

describe('entries that nobody has been shown', () => {
  it.each([
    ['take the new order behind what was shown', [1, 2, 3, 4], [1, 0, 0, 0], [4, 3, 2, 1], [1, 4, 3, 2]],
    ['go around a part that was looked at far below', [1, 2, 3, 4, 5], [1, 0, 0, 1, 0], [5, 3, 2], [1, 5, 3, 4, 2]],
    ['come last where the new order lacks them', [1, 2, 3, 4], [1, 0, 0, 0], [4], [1, 4, 2, 3]],
    ['are no more than they were', [1, 2], [1, 0], [9, 2, 8], [1, 2]],
    ['are none where all were shown', [1, 2], [1, 1], [2, 1], [1, 2]],
  ])('%s', (_, entries, shown, order, expected) => {
    expect(reordered(entries, shown, order)).toEqual(expected);
  });

  it('move nothing that was shown, and are neither lost nor doubled', () => {
    const cases = fc
      .uniqueArray(fc.nat(50))
      .chain((entries) =>
        fc.tuple(
          ...[fc.constant(entries), fc.uniqueArray(fc.nat(50))],
          fc.array(fc.constantFrom(0, 1), { minLength: entries.length, maxLength: entries.length }),
        ),
      );
    fc.assert(
      fc.property(cases, ([entries, order, shown]) => {
        const now = reordered(entries as number[], shown as number[], order as number[]);
        expect(now.toSorted()).toEqual([...(entries as number[])].toSorted());
        (shown as number[]).forEach((one, place) => void (one === 1 && expect(now[place]).toBe(entries[place])));
      }),
    );
  });
});
