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

/** What one field claims of another's words, and how much the other leaves to it. */
interface Claims {
  readonly claims: ReadonlyMap<number, number>;
  readonly respect: number;
}

/** Lets fields that want the same words of a text settle who gets them: what one of them claims is less probable for the others. */
export function settleClaims(claimants: readonly Claimant[]): readonly (readonly number[])[] {
  if (claimants.length < 2) return claimants.map(({ chances }) => chances);
  let settled = claimants.map(({ chances }) => chances);
  for (let round = 0; round < ROUNDS; round++) {
    const claims = claimants.map((claimant, index) => claimsOf(claimant.case, settled[index] ?? []));
    settled = claimants.map((claimant) =>
      yieldTo(
        claimants.flatMap((other, place) =>
          other === claimant ? [] : [{ claims: claims[place] ?? new Map(), respect: respectOf(claimant, other) }],
        ),
        claimant,
      ),
    );
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

function respectOf({ role }: Claimant, other: Claimant): number {
  return role && other.role && role !== other.role ? RESPECT_OF_ROLES : RESPECT;
}

function yieldTo(others: readonly Claims[], { case: { candidates }, chances }: Claimant): readonly number[] {
  const left = chances.map((chance, index) => {
    const span: Span | undefined = candidates[index]?.span;
    return span
      ? others.reduce((rest, { claims, respect }) => rest * (1 - respect * (claims.get(span.start) ?? 0)), chance)
      : chance;
  });
  const sum = left.reduce((total, chance) => total + chance, 0);
  return left.map((chance) => chance / sum);
}
