import type { Mention, Value } from '../../../fields/field.js';
import { isPlain } from './plain-mention.js';

/** The mentions of a list in a text, counted once so that no answer looks at each of them. */
export interface MentionIndex {
  readonly byValue: ReadonlyMap<Value, readonly Mention[]>;
  /** How many values are plainly mentioned. */
  readonly plain: number;
  /** The values that stand behind the field's own label. */
  readonly labelled: ReadonlySet<Value>;
  /** Where each value is plainly mentioned first, in text order. */
  readonly starts: readonly (readonly [value: Value, start: number])[];
}

/** Groups mentions by what they mention. */
export function indexMentions(mentions: readonly Mention[]): MentionIndex {
  const byValue = new Map<Value, Mention[]>();
  const labelled = new Set<Value>();
  for (const mention of mentions) {
    const known = byValue.get(mention.value);
    if (known) known.push(mention);
    else byValue.set(mention.value, [mention]);
    if (mention.standing === 'labelled' && isPlain(mention)) labelled.add(mention.value);
  }
  const starts = [...byValue]
    .flatMap(([value, own]) => (own.some(isPlain) ? [[value, firstStart(own.filter(isPlain))] as const] : []))
    .sort((a, b) => a[1] - b[1]);
  return { byValue, plain: starts.length, labelled, starts };
}

/** Whether the first of some mentions of a value stands before every plain mention of another value. */
export function startsFirst(value: Value, mentions: readonly Mention[], { starts }: MentionIndex): boolean {
  const other = starts.slice(0, 2).find(([mentioned]) => mentioned !== value);
  return other === undefined || other[1] > firstStart(mentions);
}

/** Whether no other value is plainly mentioned. */
export function isAlone(value: Value, { starts }: MentionIndex): boolean {
  return starts.slice(0, 2).every(([mentioned]) => mentioned === value);
}

function firstStart(mentions: readonly Mention[]): number {
  return mentions.reduce((first, { start }) => Math.min(first, start), Number.POSITIVE_INFINITY);
}
