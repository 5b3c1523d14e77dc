/**
 * Of ascending things, the index of the first that has reached some point; `length` when none has.
 * @param hasReached false for the first ones, true from some index on
 */
export function firstIndex(length: number, hasReached: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hasReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
