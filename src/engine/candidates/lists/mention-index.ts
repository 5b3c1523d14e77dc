import type { Mention, Value } from '../../../fields/field.js';

/** The mentions of a list in a text, counted once so that no answer looks at each of them. */
export interface MentionIndex {
  readonly byValue: ReadonlyMap<Value, readonly Mention[]>;
  /** How many values are mentioned and not denied. */
  readonly asserted: number;
  /** Where each value is mentioned first, in text order. */
  readonly starts: readonly (readonly [value: Value, start: number])[];
}

/** Groups mentions by what they mention. */
export function indexMentions(mentions: readonly Mention[]): MentionIndex {
  const byValue = new Map<Value, Mention[]>();
  for (const mention of mentions) {
    const known = byValue.get(mention.value);
    if (known) known.push(mention);
    else byValue.set(mention.value, [mention]);
  }
  const starts = [...byValue].map(([value, own]) => [value, firstStart(own)] as const).sort((a, b) => a[1] - b[1]);
  const asserted = [...byValue.values()].filter((own) => own.some((mention) => !mention.negated)).length;
  return { byValue, asserted, starts };
}

/** Whether the first of some mentions of a value stands before every mention of another value. */
export function startsFirst(value: Value, mentions: readonly Mention[], { starts }: MentionIndex): boolean {
  const other = starts.slice(0, 2).find(([mentioned]) => mentioned !== value);
  return other === undefined || other[1] > firstStart(mentions);
}

function firstStart(mentions: readonly Mention[]): number {
  return mentions.reduce((first, { start }) => Math.min(first, start), Number.POSITIVE_INFINITY);
}
