import { compilePattern } from '../../text/patterns.js';
import type { Field, Mention } from '../field.js';
import type { Text } from '../text.js';
import { applyTransforms } from './transform.js';
import { isUnstated } from './unstated.js';
import { accepted, refused, type ValueKind } from './value-kind.js';

/** A pattern is the user's own and may be slow: it only reads this much of a text. */
const PATTERN_REACH = 100_000;

/** Free text, brought to the catalogue's spelling by the field's transforms. */
export const textKind: ValueKind = {
  accept(field, raw) {
    if (typeof raw === 'boolean') return refused(`${raw} is not a text`);
    const words = String(raw).normalize('NFC').replace(/\s+/g, ' ').trim();
    const value = inSpelling(field, words);
    // What the transforms leave may say nothing: a lone accent, `NA` of `N A`.
    return accepted(isUnstated(value) ? null : value);
  },
  mentions: (field, text) => (field.pattern === undefined ? [] : patternMentions(field, field.pattern, text)),
  schema: () => ({ type: 'string' }),
};

/** Steps that change a finished value again (a regex, replacements) only run on words that look as they do in a text. */
function inSpelling(field: Field, words: string): string {
  const pattern = field.pattern === undefined ? undefined : compilePattern(`^(?:${field.pattern})$`);
  const isFromText = pattern === undefined || pattern.test(words);
  return applyTransforms(
    words,
    isFromText ? field.transform : field.transform?.filter((step) => typeof step === 'string'),
  );
}

function patternMentions(field: Field, pattern: string, text: Text): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.source.slice(0, PATTERN_REACH).matchAll(compilePattern(pattern, 'g'))) {
    const value = applyTransforms(match[0], field.transform);
    if (!isUnstated(value))
      mentions.push({ value, start: match.index, end: match.index + match[0].length, text: match[0] });
  }
  return mentions;
}
