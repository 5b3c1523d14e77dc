import type { Evidence, Field, Value } from './field.js';
import { mentionsOf } from './mentions.js';
import type { Text } from './text.js';

/** What whoever answered says of where the value stands. */
export interface Near {
  readonly quote?: string;
  readonly span?: { readonly start: number; readonly end: number };
}

/** The words of the text that a value was read from, nearest to the quote; undefined when the text does not hold it. */
export function findEvidence(field: Field, value: Value, text: Text, near: Near = {}): Evidence | undefined {
  if (value === null) return undefined;
  const values = [value].flat();
  const place = near.span?.start ?? (near.quote ? Math.max(0, text.source.indexOf(near.quote)) : 0);
  const candidates = mentionsOf(field, text).filter(
    (mention) => values.includes(mention.value) && !(field.type === 'select' && mention.negated),
  );
  const [best] = candidates.toSorted((a, b) => Math.abs(a.start - place) - Math.abs(b.start - place));
  if (best) return { text: best.text, start: best.start, end: best.end };
  const start = text.source.toLowerCase().indexOf(String(values[0]).toLowerCase());
  const end = start + String(values[0]).length;
  return field.type === 'text' && start >= 0 ? { text: text.source.slice(start, end), start, end } : undefined;
}
