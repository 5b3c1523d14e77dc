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

/** What one field claims of another's words, and how much the other leaves to it. */
interface SpanProbabilities {
  readonly byStart: ReadonlyMap<number, number>;
  readonly exclusion: number;
}

/** Lets fields that want the same words of a text settle who gets them: what one of them claims is less probable for the others. */
export function assignSpans(contenders: readonly SpanContender[]): readonly (readonly number[])[] {
  if (contenders.length < 2) return contenders.map(({ chances }) => chances);
  let assigned = contenders.map(({ chances }) => chances);
  for (let round = 0; round < ROUNDS; round++) {
    const spanChances = contenders.map((contender, index) =>
      spanProbabilities(contender.candidateSet, assigned[index] ?? []),
    );
    assigned = contenders.map((contender) =>
      discountTaken(
        contenders.flatMap((other, place) =>
          other === contender
            ? []
            : [{ byStart: spanChances[place] ?? new Map(), exclusion: exclusionBetween(contender, other) }],
        ),
        contender,
      ),
    );
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

function exclusionBetween({ role }: SpanContender, other: SpanContender): number {
  return role && other.role && role !== other.role ? EXCLUSION_OF_ROLES : EXCLUSION;
}

function discountTaken(
  others: readonly SpanProbabilities[],
  { candidateSet: { candidates }, chances }: SpanContender,
): readonly number[] {
  const left = chances.map((chance, index) => {
    const span: TextSpan | undefined = candidates[index]?.span;
    return span
      ? others.reduce(
          (rest, { byStart: spanChances, exclusion }) => rest * (1 - exclusion * (spanChances.get(span.start) ?? 0)),
          chance,
        )
      : chance;
  });
  const sum = left.reduce((total, chance) => total + chance, 0);
  return left.map((chance) => chance / sum);
}
