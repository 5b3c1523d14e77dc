/**
 * Puts the entries of a list that nobody has been shown into a newer order, in the places that they have together. One that
 * the newer order lacks, as what was decided since, comes last; one that the list lacks stays out, so that its length holds.
 * @param shown 1 for each place that somebody has seen
 */
export function reorderUnseen(entries: Uint32Array, shown: Uint8Array, order: Uint32Array): void {
  const unseen = entries.filter((_, place) => shown[place] === 0);
  const isUnseen = new Set(unseen);
  const ordered = order.filter((entry) => isUnseen.has(entry));
  for (const entry of ordered) isUnseen.delete(entry);
  const rest = unseen.filter((entry) => isUnseen.has(entry));
  let next = 0;
  for (let place = 0; place < entries.length; place++) {
    if (shown[place] === 1) continue;
    entries[place] = (next < ordered.length ? ordered[next] : rest[next - ordered.length]) as number;
    next++;
  }
}
