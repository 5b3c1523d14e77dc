import type { Evidence, Field, Scalar, Value, ValueRange } from './field.js';
import { kindOf } from './kinds/kind-of.js';
import { placesOf, statesValue } from './mentions.js';
import type { Text } from './text.js';
import { isRange, valueKey } from './value-key.js';
import { findLoosely } from './words/find-loosely.js';

/** What whoever answered says of where the value stands. */
export interface EvidenceHint {
  readonly quote?: string;
  readonly span?: Span;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The words of the text that a value was read from, nearest to the quote; undefined when the text does not hold it.
 * Of a list of values the nearest one's words stand for all.
 */
export function findEvidence(field: Field, value: Value, text: Text, near: EvidenceHint = {}): Evidence | undefined {
  if (value === null) return undefined;
  const values: readonly (Scalar | ValueRange)[] = Array.isArray(value) ? value : [value as Scalar | ValueRange];
  const spans = spansOf(field, values, text);
  const place = near.span ?? (near.quote ? nearestTo(findLoosely(near.quote, text), undefined) : undefined);
  const best = nearestTo(spans, place);
  return best && { text: text.source.slice(best.start, best.end), start: best.start, end: best.end };
}

function spansOf(field: Field, values: readonly (Scalar | ValueRange)[], text: Text): readonly Span[] {
  const keys = new Set(values.map(valueKey));
  const mentions = placesOf(field, text).filter((mention) => keys.has(valueKey(mention.value)));
  if (mentions.length > 0) return mentions.filter((mention) => statesValue(field, mention));
  return values.flatMap((value) => (isRange(value) ? [] : kindOf(field).evidence(field, value, text)));
}

function nearestTo(spans: readonly Span[], place: Span | undefined): Span | undefined {
  if (!place) return spans[0];
  return spans.reduce<Span | undefined>(
    (best, span) => (best && distance(best, place) <= distance(span, place) ? best : span),
    undefined,
  );
}

/** 0 where they share a character. */
function distance(span: Span, place: Span): number {
  return Math.max(0, span.start - place.end + 1, place.start - span.end + 1);
}
