import type { Field, Mention } from '../field.js';
import type { Text } from '../text.js';
import { storedPattern } from '../user-pattern.js';
import { wordsLike } from './text-evidence.js';
import { applyTransforms } from './transform.js';
import { isUnstated } from './unstated.js';
import { accepted, refused, type ValueKind } from './value-kind.js';

/** A user's pattern takes long for each character: it only reads this much of a text, and is found so often at most. */
const PATTERN_REACH = 100_000;
const MOST_MENTIONS = 1000;

/** Free text, brought to the catalogue's spelling by the field's transforms. */
export const textKind: ValueKind = {
  keys: ['pattern', 'transform', 'multiple'],
  isListed: false,
  isProse: true,
  isStatedByDenial: false,
  isExclusive: false,
  isCopied: false,
  isInferable: false,
  accept(field, raw) {
    if (typeof raw === 'boolean') return refused(`${raw} is not a text`);
    const words = String(raw).normalize('NFC').replace(/\s+/g, ' ').trim();
    const value = inSpelling(field, words);
    // What the transforms leave may say nothing: a lone accent, `NA` of `N A`.
    return accepted(isUnstated(value) ? null : value);
  },
  mentions: (field, text) => (field.pattern === undefined ? [] : patternMentions(field, field.pattern, text)),
  evidence: (field, value, text) => wordsLike(field, String(value), text),
  schema: () => ({ type: 'string' }),
};

/** Steps that change a finished value again (a regex, replacements) only run on words that look as they do in a text. */
function inSpelling(field: Field, words: string): string {
  const pattern = field.pattern === undefined ? undefined : storedPattern(`^(?:${field.pattern})$`);
  const isFromText = pattern === undefined || pattern.test(words);
  return applyTransforms(
    words,
    isFromText ? field.transform : field.transform?.filter((step) => typeof step === 'string'),
  );
}

function patternMentions(field: Field, pattern: string, text: Text): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const { index, groups } of storedPattern(pattern).all(text.source.slice(0, PATTERN_REACH))) {
    const found = groups[0] ?? '';
    const value = applyTransforms(found, field.transform);
    if (!isUnstated(value)) mentions.push({ value, start: index, end: index + found.length, text: found });
    if (mentions.length === MOST_MENTIONS) break;
  }
  return mentions;
}
