import { acceptValue } from '../fields/accept.js';
import type { Field } from '../fields/field.js';
import type { Text } from '../fields/text.js';
import type { KnownText } from './known-text.js';
import { type Alignment, align } from './rewriter.js';
import { STYLES, type Style } from './style.js';
import { coreOf, type Window, windowsOf } from './windows.js';

/** A place where a known value stands in its text, and how it is written there. */
export interface Sighting {
  readonly window: Window;
  /** The ways of writing that turn its words into the value. */
  readonly styles: readonly Style[];
  readonly value: string;
  /** How its words read in each style. */
  readonly copies: readonly string[];
  /** How its words are spelled out, when the value cannot be copied. */
  readonly alignment?: Alignment;
}

/** The most words that a value has in a text. */
export const MOST_WORDS = 6;

const seen = new WeakMap<KnownText, readonly Sighting[]>();

/** Where the value of a text field stands in its text: copied, or else spelled out. */
export function sightingsOf(field: Field, known: KnownText): readonly Sighting[] {
  const before = seen.get(known);
  if (before) return before;
  const sightings = typeof known.value === 'string' ? locate(field, known.value, known.text) : [];
  seen.set(known, sightings);
  return sightings;
}

function locate(field: Field, value: string, text: Text): readonly Sighting[] {
  const windows = windowsOf(text, MOST_WORDS);
  const core = coreOf(value);
  const changes = field.transform?.some((step) => typeof step === 'object') ?? false;
  const copied = windows.flatMap((window) => (changes || window.core === core ? copyOf(field, value, window) : []));
  if (copied.length > 0) return copied;
  return windows.flatMap((window): Sighting[] => {
    const alignment = window.core[0] === core[0] ? align(window.source, value) : undefined;
    return alignment ? [{ window, value, copies: [], styles: [], alignment }] : [];
  });
}

function copyOf(field: Field, value: string, window: Window): readonly Sighting[] {
  const styles = (Object.keys(STYLES) as Style[]).filter((style) => {
    const accepted = acceptValue(field, STYLES[style](window.source));
    return accepted.ok && accepted.value === value;
  });
  const copy = acceptValue(field, window.source);
  const copies = copy.ok && typeof copy.value === 'string' ? [copy.value] : [];
  return styles.length > 0 || window.core === coreOf(value) ? [{ window, styles, value, copies }] : [];
}
