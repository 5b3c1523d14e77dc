import type { Case, Span } from './candidate.js';

const ROUNDS = 3;
const RESPECT = 0.9;

/** A field's only case and the probabilities of its candidates. */
export interface Claimant {
  readonly case: Case;
  readonly chances: readonly number[];
}

/** Lets fields that want the same words of a text settle who gets them: what one of them claims is less probable for the others. */
export function settleClaims(claimants: readonly Claimant[]): readonly (readonly number[])[] {
  if (claimants.length < 2) return claimants.map(({ chances }) => chances);
  let settled = claimants.map(({ chances }) => chances);
  for (let round = 0; round < ROUNDS; round++) {
    const claims = claimants.map((claimant, index) => claimsOf(claimant.case, settled[index] ?? []));
    settled = claimants.map((claimant, index) =>
      yieldTo(
        claims.filter((_, other) => other !== index),
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

function yieldTo(
  others: readonly ReadonlyMap<number, number>[],
  { case: { candidates }, chances }: Claimant,
): readonly number[] {
  const left = chances.map((chance, index) => {
    const span: Span | undefined = candidates[index]?.span;
    return span
      ? others.reduce((rest, claims) => rest * (1 - RESPECT * (claims.get(span.start) ?? 0)), chance)
      : chance;
  });
  const sum = left.reduce((total, chance) => total + chance, 0);
  return left.map((chance) => chance / sum);
}
