import type { Role } from '../../fields/numbers/number-span.js';
import type { CandidateSet, TextSpan } from '../candidates/candidate.js';

const ROUNDS = 3;
const EXCLUSION = 0.9;
/** The same number is seldom both the width and the length, even where one letter may stand for either. */
const EXCLUSION_OF_ROLES = 0.95;

/** A field's only candidate set and the probabilities of its candidates. */
export interface SpanContender {
  readonly candidateSet: CandidateSet;
  readonly chances: readonly number[];
  /** The dimension of a thing that the field asks for. */
  readonly role?: Role | undefined;
}

/** Assigns the words of a text to the fields that want them: what one of them takes is less probable for the others. */
export function assignSpans(contenders: readonly SpanContender[]): readonly (readonly number[])[] {
  if (contenders.length < 2) return contenders.map(({ chances }) => chances);
  let assigned = contenders.map(({ chances }) => chances);
  for (let round = 0; round < ROUNDS; round++) {
    const spanChances = contenders.map((contender, index) =>
      spanProbabilities(contender.candidateSet, assigned[index] ?? []),
    );
    const left = leftBy(contenders, spanChances);
    assigned = contenders.map((contender, index) => discountTaken(left, contender, spanChances[index] ?? new Map()));
  }
  return assigned;
}

/** How probable it is that the field takes the words that begin at an offset. */
function spanProbabilities({ candidates }: CandidateSet, chances: readonly number[]): ReadonlyMap<number, number> {
  const spanChances = new Map<number, number>();
  candidates.forEach(({ span }, index) => {
    if (span) spanChances.set(span.start, (spanChances.get(span.start) ?? 0) + (chances[index] ?? 0));
  });
  return spanChances;
}

/** At an offset, the logarithm of what all claims leave to a field of their own role, and to one of another. */
type Left = ReadonlyMap<number, ReadonlyMap<Role | undefined, { readonly same: number; readonly other: number }>>;

/** Sums what all fields claim, by offset and role, so that none has to look at each of the others. */
function leftBy(contenders: readonly SpanContender[], spanChances: readonly ReadonlyMap<number, number>[]): Left {
  const left = new Map<number, Map<Role | undefined, { same: number; other: number }>>();
  for (const [index, { role }] of contenders.entries()) {
    for (const [offset, claim] of spanChances[index] ?? []) {
      const roles = left.get(offset) ?? new Map();
      left.set(offset, roles);
      const sum = roles.get(role) ?? { same: 0, other: 0 };
      roles.set(role, {
        same: sum.same + leftAlone(EXCLUSION, claim),
        other: sum.other + leftAlone(role ? EXCLUSION_OF_ROLES : EXCLUSION, claim),
      });
    }
  }
  return left;
}

/** The logarithm of what one claim leaves to another field. */
function leftAlone(respect: number, claim: number): number {
  return Math.log(1 - respect * claim);
}

function discountTaken(
  left: Left,
  { candidateSet: { candidates }, chances, role }: SpanContender,
  own: ReadonlyMap<number, number>,
): readonly number[] {
  const kept = chances.map((chance, index) => {
    const span: TextSpan | undefined = candidates[index]?.span;
    if (!span) return chance;
    let sum = -leftAlone(EXCLUSION, own.get(span.start) ?? 0);
    for (const [other, { same, other: apart }] of left.get(span.start) ?? [])
      sum += role && other && role !== other ? apart : same;
    return chance * Math.exp(sum);
  });
  const sum = kept.reduce((total, chance) => total + chance, 0);
  return kept.map((chance) => chance / sum);
}
