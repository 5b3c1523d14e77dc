import type { Features, TextSpan } from '../candidate.js';

/** Words of a text that may be the value of a field, as the tagger of all text fields of a group sees it. */
export interface TaggedSpan extends TextSpan {
  /** How probable it is that they are this value, no more and no less. */
  readonly chance: number;
  /** How probable it is that another field has some of them. */
  readonly claimed: number;
}

/** Less than this says nothing. */
const FLOOR = 0.003;
/** Spans at least this probable are candidates whatever they look like. */
const LEAST = 0.03;

/** The spans that are worth proposing and are not among others. */
export function proposedSpans(
  tagged: readonly TaggedSpan[] | undefined,
  others: readonly TextSpan[],
): readonly TaggedSpan[] {
  const known = new Set(others.map(placeOf));
  return (tagged ?? []).filter((span) => span.chance >= LEAST && !known.has(placeOf(span)));
}

/** What the tagger says of a span; nothing without a tagger. */
export function tagFeatures(span: TextSpan, tagged: readonly TaggedSpan[] | undefined): Features {
  if (!tagged) return [];
  const overlapping = tagged.filter(({ start, end }) => start < span.end && end > span.start);
  const own = overlapping.find((other) => placeOf(other) === placeOf(span));
  const rival = overlapping.reduce((most, other) => (other === own ? most : Math.max(most, other.chance)), 0);
  const chance = own?.chance ?? 0;
  return [
    ['text.tag', Math.log((chance + FLOOR) / FLOOR) / 3],
    ['text.tag rival', rival],
    ['text.tag claimed', own?.claimed ?? 1],
    [`text.tag ${chance > rival ? 'best' : chance > 0 ? 'some' : 'none'}`, 1],
  ];
}

/** What the tagger says of there being no value at all. */
export function untaggedFeatures(tagged: readonly TaggedSpan[] | undefined): Features {
  if (!tagged) return [];
  const sum = tagged.reduce((total, { chance }) => total + chance, 0);
  return [['text.nothing tagged', Math.log(1 + FLOOR - Math.min(1, sum))]];
}

function placeOf({ start, end }: TextSpan): string {
  return `${start}-${end}`;
}
