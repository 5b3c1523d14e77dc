import type { KnownText } from '../candidates/known-text.js';

/** An example to learn from, by its place, and how many it speaks for. */
export interface ChosenExample {
  readonly index: number;
  readonly weight: number;
}

/** How much of the room examples with a value may take, when there is not enough for all. */
const STATED = 2 / 3;
/** Longer steps than this would overshoot. */
const MOST_WEIGHT = 4;

/** At most `most` examples of a field: those with a value first, since they tell more; the others then speak for several. */
export function sampleExamples(
  known: readonly KnownText[],
  most: number,
  random: () => number,
): readonly ChosenExample[] {
  if (known.length <= most) return known.map((_, index) => ({ index, weight: 1 }));
  const places = (isStated: boolean) =>
    known.flatMap(({ value }, index) => ((value !== null) === isStated ? [index] : []));
  const [stated, unstated] = [places(true), places(false)];
  const room = Math.max(Math.floor(most * STATED), most - unstated.length);
  const kept = [sample(stated, room, random), sample(unstated, most - Math.min(room, stated.length), random)];
  const speaksFor = [stated, unstated].map((all, i) => all.length / Math.max(1, kept[i]?.length ?? 0));
  const least = Math.min(...speaksFor.filter((weight) => weight > 0));
  return kept.flatMap((some, i) =>
    some.map((index) => ({ index, weight: Math.min(MOST_WEIGHT, (speaksFor[i] ?? 1) / least) })),
  );
}

/** The largest number that each may have of what is there, so that all together have at most `most`. */
export function fairShare(counts: readonly number[], most: number): number {
  let left = most;
  for (const [index, count] of counts.toSorted((a, b) => a - b).entries()) {
    const share = left / (counts.length - index);
    if (count > share) return Math.floor(share);
    left -= count;
  }
  return most;
}

/** At most `most` items, in a random order. */
export function sample<Item>(items: readonly Item[], most: number, random: () => number): readonly Item[] {
  const placed = items.map((item) => ({ item, place: random() })).sort((a, b) => a.place - b.place);
  return placed.slice(0, most).map(({ item }) => item);
}

/** Texts to learn from, in a random order: as long as a field of theirs has fewer examples than wanted, and at most `most`. */
export function sampleTexts<Known extends { readonly values: Readonly<Record<string, unknown>> }>(
  texts: readonly Known[],
  { most, wanted }: { readonly most: number; readonly wanted: number },
  random: () => number,
): readonly Known[] {
  const counts = new Map<string, number>();
  const chosen: Known[] = [];
  for (const text of sample(texts, texts.length, random)) {
    const codes = Object.keys(text.values);
    if (!codes.some((code) => (counts.get(code) ?? 0) < wanted)) continue;
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
    if (chosen.push(text) === most) break;
  }
  return chosen;
}
