import type { NumberDraft } from '../numbers/number-draft.js';
import type { Text } from '../text-reading.js';

/** The single letter that touches a number and was read as its unit, when it could be a role as well. */
export function unitLetter(text: Text, draft: NumberDraft): string | undefined {
  const written = draft.inherited ? '' : text.source.slice(draft.numberEnd, draft.end);
  return /^[whltWHLT]$/.test(written) ? written : undefined;
}

/** Takes such a letter for a role. */
export function unitToMark(text: Text, draft: NumberDraft): void {
  const letter = unitLetter(text, draft);
  if (letter === undefined) return;
  draft.after = { text: letter };
  draft.unit = undefined;
  draft.looseUnit = false;
  draft.end = draft.numberEnd;
}
