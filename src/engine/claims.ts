import type { Role } from '../fields/number-span.js';
import type { Case, Span } from './candidate.js';

const ROUNDS = 3;
const RESPECT = 0.9;
/** The same number is seldom both the width and the length, even where one letter may stand for either. */
const RESPECT_OF_ROLES = 0.95;

/** A field's only case and the probabilities of its candidates. */
export interface Claimant {
  readonly case: Case;
  readonly chances: readonly number[];
  /** The dimension of a thing that the field asks for. */
  readonly role?: Role | undefined;
}

/** Lets fields that want the same words of a text settle who gets them: what one of them claims is less probable for the others. */
export function settleClaims(claimants: readonly Claimant[]): readonly (readonly number[])[] {
  if (claimants.length < 2) return claimants.map(({ chances }) => chances);
  let settled = claimants.map(({ chances }) => chances);
  for (let round = 0; round < ROUNDS; round++) {
    const claims = claimants.map((claimant, index) => claimsOf(claimant.case, settled[index] ?? []));
    const left = leftBy(claimants, claims);
    settled = claimants.map((claimant, index) => yieldTo(left, claimant, claims[index] ?? new Map()));
  }
  return settled;
}

/** How probable it is that the field takes the words that begin at an offset. */
function claimsOf({ candidates }: Case, chances: readonly number[]): ReadonlyMap<number, number> {
  const claims = new Map<number, number>();
  candidates.forEach(({ span }, index) => {
    if (span) claims.set(span.start, (claims.get(span.start) ?? 0) + (chances[index] ?? 0));
  });
  return claims;
}

/** At an offset, the logarithm of what all claims leave to a field of their own role, and to one of another. */
type Left = ReadonlyMap<number, ReadonlyMap<Role | undefined, { readonly same: number; readonly other: number }>>;

/** Sums what all fields claim, by offset and role, so that none has to look at each of the others. */
function leftBy(claimants: readonly Claimant[], claims: readonly ReadonlyMap<number, number>[]): Left {
  const left = new Map<number, Map<Role | undefined, { same: number; other: number }>>();
  for (const [index, { role }] of claimants.entries()) {
    for (const [offset, claim] of claims[index] ?? []) {
      const roles = left.get(offset) ?? new Map();
      left.set(offset, roles);
      const sum = roles.get(role) ?? { same: 0, other: 0 };
      roles.set(role, {
        same: sum.same + leftAlone(RESPECT, claim),
        other: sum.other + leftAlone(role ? RESPECT_OF_ROLES : RESPECT, claim),
      });
    }
  }
  return left;
}

/** The logarithm of what one claim leaves to another field. */
function leftAlone(respect: number, claim: number): number {
  return Math.log(1 - respect * claim);
}

function yieldTo(
  left: Left,
  { case: { candidates }, chances, role }: Claimant,
  own: ReadonlyMap<number, number>,
): readonly number[] {
  const kept = chances.map((chance, index) => {
    const span: Span | undefined = candidates[index]?.span;
    if (!span) return chance;
    let sum = -leftAlone(RESPECT, own.get(span.start) ?? 0);
    for (const [other, { same, other: apart }] of left.get(span.start) ?? [])
      sum += role && other && role !== other ? apart : same;
    return chance * Math.exp(sum);
  });
  const sum = kept.reduce((total, chance) => total + chance, 0);
  return kept.map((chance) => chance / sum);
}
