/** How far a text of which a field's value is unknown may have it all the same, against its having none. */
const UNKNOWN = 0.3;

/** The first and the last word of a value in a text. */
export type LabelPlace = readonly [first: number, last: number];

/**
 * How far each word may have each label, a row per word, 0 to 1: a known value must stand where it stands first and may where it
 * does again; what is unknown may stand anywhere else. Where fields quarrel about words, either may have them.
 */
export function allowedLabels(
  places: ReadonlyMap<number, readonly LabelPlace[]>,
  words: number,
  fields: number,
): Float64Array {
  const width = fields * 2 + 1;
  const allowed = new Float64Array(words * width);
  const unknown = Array.from({ length: fields }, (_, f) => f).filter((f) => !places.has(f));
  for (let i = 0; i < words; i++) {
    allowed[i * width] = 1;
    for (const f of unknown) {
      allowed[i * width + 1 + 2 * f] = UNKNOWN;
      allowed[i * width + 2 + 2 * f] = 1;
    }
  }
  const taken = new Uint8Array(words);
  for (const [f, spans] of places) {
    spans.forEach(([first, last], index) => {
      if (last >= words) return;
      for (let i = first; i <= last; i++) {
        if (index === 0 && !taken[i]) allowed.fill(0, i * width, (i + 1) * width);
        allowed[i * width + (i === first ? 1 : 2) + 2 * f] = 1;
        if (index === 0) taken[i] = 1;
      }
    });
  }
  return allowed;
}
