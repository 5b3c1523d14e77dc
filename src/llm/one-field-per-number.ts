import type { Field } from '../fields/field.js';
import { kindOf } from '../fields/kinds/kind-of.js';
import { mentionsOf } from '../fields/mentions.js';
import { readText } from '../fields/text.js';
import type { Answer } from './answer.js';

type Accepted = Pick<Answer, 'value' | 'status' | 'evidence' | 'reason'>;

/** An answer to a field of one question. */
interface Claim {
  readonly field: Field;
  readonly answer: Accepted;
  /** How probable its words were, where that is known. */
  readonly chance?: number | undefined;
}

/**
 * A number of the text is the value of one field only: of several fields of a question that claim the same number, as many
 * keep it as the text states it times, those whose words were the most probable first; the others are absent.
 */
export function oneFieldPerNumber(claims: readonly Claim[], description: string): readonly Accepted[] {
  const byPlace = new Map<number, Claim[]>();
  for (const claim of claims) {
    const place = kindOf(claim.field).isExclusive ? claim.answer.evidence?.start : undefined;
    if (place !== undefined) byPlace.set(place, [...(byPlace.get(place) ?? []), claim]);
  }
  const refused = new Map<Claim, Field>();
  for (const rivals of byPlace.values()) {
    if (rivals.length < 2) continue;
    const ranked = rivals.toSorted((a, b) => (b.chance ?? 0) - (a.chance ?? 0));
    const [first] = ranked;
    const times = Math.max(...rivals.map(({ field, answer }) => timesStated(field, answer, description)));
    for (const claim of ranked.slice(times)) if (first) refused.set(claim, first.field);
  }
  return claims.map((claim): Accepted => {
    const other = refused.get(claim);
    if (!other) return claim.answer;
    const words = claim.answer.evidence?.text ?? claim.answer.value;
    return { value: null, status: 'absent', reason: `${JSON.stringify(words)} is the value of ${other.code}` };
  });
}

function timesStated(field: Field, { value }: Accepted, description: string): number {
  return Math.max(1, mentionsOf(field, readText(description)).filter((mention) => mention.value === value).length);
}
