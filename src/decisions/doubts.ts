import type { AcceptanceRules } from './acceptance-rules.js';
import { isUnlike } from './decide.js';

/** What the user is to know of rules before they are used: that they accept nothing, or that audits have raised them. */
export function doubtsOfRules(rules: AcceptanceRules | undefined): readonly string[] {
  if (!rules) return [];
  const { precision, thresholds, raised, missing } = rules;
  const shown = `audits have shown a precision below ${precision}`;
  if (thresholds.size === 0 && raised) return [`${shown}, so every value is to be checked`];
  if (thresholds.size === 0) {
    const more = missing ? `: about ${missing} more reviewed values would do` : '';
    return [`too few examples show a precision of ${precision}, so every value is to be checked${more}`];
  }
  return raised ? [`${shown}, so fewer values are accepted than the examples alone would allow`] : [];
}

/** The same for one text, which may also be unlike the examples. */
export function doubtsOfText(rules: AcceptanceRules | undefined, description: string): readonly string[] {
  const doubts = doubtsOfRules(rules);
  if (!rules || rules.thresholds.size === 0 || !isUnlike(description, rules)) return doubts;
  return [...doubts, 'the text is unlike the examples, so every value is to be checked'];
}
