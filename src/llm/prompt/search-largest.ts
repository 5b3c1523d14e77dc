/** The result of the largest number in `[least, most]` for which `attempt` succeeds; undefined when it does not for the least. Success is taken to end once. */
export function searchLargest<T>(least: number, most: number, attempt: (size: number) => T | undefined): T | undefined {
  let best = attempt(most);
  if (best !== undefined || least >= most) return best;
  best = attempt(least);
  if (best === undefined) return undefined;
  for (let low = least, high = most; high - low > 1; ) {
    const middle = Math.floor((low + high) / 2);
    const result = attempt(middle);
    if (result === undefined) high = middle;
    else [best, low] = [result, middle];
  }
  return best;
}
