import type { Field, Mention } from './field.js';
import { kindOf } from './kinds/kind-of.js';
import type { MentionReading } from './kinds/value-kind.js';
import { heldLightly, type Text } from './text.js';

/** What was found in one text. */
interface Found {
  readonly text: Text;
  readonly mentions: Map<Field, readonly Mention[]>;
}

/** Of the text that was read last: who answers a field, and who then looks for the words of the answer, want the same. */
let last: { deref(): Found | undefined } | undefined;

function foundIn(text: Text): Found['mentions'] {
  const known = last?.deref();
  if (known?.text === text) return known.mentions;
  const fresh: Found = { text, mentions: new Map() };
  last = heldLightly(fresh, text.source.length);
  return fresh.mentions;
}

function remember(field: Field, text: Text, mentions: readonly Mention[]): readonly Mention[] {
  foundIn(text).set(field, mentions);
  return mentions;
}

/** The spans of a text that could be values of the field, in text order. */
export function mentionsOf(field: Field, text: Text): readonly Mention[] {
  return foundIn(text).get(field) ?? remember(field, text, kindOf(field).mentions(field, text));
}

/** The same, with whether the text leaves the field open. */
export function readingOf(field: Field, text: Text): MentionReading {
  const reading = kindOf(field).reading?.(field, text);
  if (!reading) return { mentions: mentionsOf(field, text), isOpen: false };
  remember(field, text, reading.mentions);
  return reading;
}

/** The same spans, where only their values and places are asked for: how they stand may be left out. */
export function placesOf(field: Field, text: Text): readonly Mention[] {
  return foundIn(text).get(field) ?? kindOf(field).places?.(field, text) ?? mentionsOf(field, text);
}

/** Whether a span states a value: a denial does only of a yes or no. */
export function statesValue(field: Field, { negated }: Mention): boolean {
  return !negated || kindOf(field).isStatedByDenial;
}
