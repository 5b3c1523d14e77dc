import type { NumberDraft } from '../numbers/number-draft.js';
import type { Text } from '../text-reading.js';

/** The single letter that touches a number and was read as its unit, when it could be a role as well. */
export function unitLetter(text: Text, draft: NumberDraft): string | undefined {
  const written = draft.inherited ? '' : text.source.slice(draft.numberEnd, draft.end);
  return /^[whltWHLT]$/.test(written) ? written : undefined;
}

/** The same for a letter behind a blank: `60 W x 85 H cm`. */
export function spacedUnitLetter(text: Text, draft: NumberDraft): string | undefined {
  const written = draft.inherited ? '' : text.source.slice(draft.numberEnd, draft.end);
  return /^ ?([WHLT])$/.exec(written)?.[1] ?? unitLetter(text, draft);
}

/** Takes such a letter for a role. */
export function unitToMark(text: Text, draft: NumberDraft): void {
  const letter = spacedUnitLetter(text, draft);
  if (letter === undefined) return;
  draft.after = { text: letter };
  draft.unit = undefined;
  draft.looseUnit = false;
  draft.end = draft.numberEnd;
}
