import type { Role } from '../../fields/numbers/number-span.js';
import type { CandidateSet } from '../candidates/candidate.js';

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
  const numbers = new Map<number, number>();
  const claimants = contenders.map((contender) => claimantOf(contender, numbers));
  let assigned = contenders.map(({ chances }) => chances);
  for (let round = 0; round < ROUNDS; round++) {
    claimants.forEach((claimant, index) => {
      claim(claimant, assigned[index] ?? []);
    });
    const left = leftBy(claimants, numbers.size);
    assigned = claimants.map((claimant) => discountTaken(left, claimant));
  }
  return assigned;
}

/** A field with the places in the text that its candidates begin at, in arrays, since there are many of both. */
interface Claimant {
  readonly role: Role | undefined;
  readonly chances: readonly number[];
  /** For each candidate the index of its place among those of this field; -1 without one. */
  readonly placeOf: Int32Array;
  /** The number of each of the field's places among those of the text. */
  readonly places: readonly number[];
  /** How probable it is that the field takes the words there. */
  readonly claims: Float64Array;
}

/** @param numbers of all places that any field has, by their offset; those of this field are added */
function claimantOf({ candidateSet, chances, role }: SpanContender, numbers: Map<number, number>): Claimant {
  const own = new Map<number, number>();
  const places: number[] = [];
  const placeOf = Int32Array.from(candidateSet.candidates, ({ span }) => {
    if (!span) return -1;
    const known = own.get(span.start);
    if (known !== undefined) return known;
    const number = numbers.get(span.start) ?? numbers.size;
    numbers.set(span.start, number);
    own.set(span.start, places.length);
    return places.push(number) - 1;
  });
  return { role, chances, placeOf, places, claims: new Float64Array(places.length) };
}

function claim({ placeOf, claims }: Claimant, chances: readonly number[]): void {
  claims.fill(0);
  placeOf.forEach((place, index) => {
    if (place >= 0) claims[place] = (claims[place] ?? 0) + (chances[index] ?? 0);
  });
}

/** By the role of a field, the logarithm of what the claims of all fields leave to it at each place of the text. */
type Left = ReadonlyMap<Role | undefined, Float64Array>;

/** Sums what all fields claim, by place and role, so that none has to look at each of the others. */
function leftBy(claimants: readonly Claimant[], size: number): Left {
  const sums = new Map(
    claimants.map(({ role }) => [role, { same: new Float64Array(size), other: new Float64Array(size) }] as const),
  );
  for (const { role, places, claims } of claimants) {
    const { same, other } = sums.get(role) ?? { same: new Float64Array(size), other: new Float64Array(size) };
    places.forEach((place, index) => {
      same[place] = (same[place] ?? 0) + leftAlone(EXCLUSION, claims[index] ?? 0);
      other[place] = (other[place] ?? 0) + leftAlone(role ? EXCLUSION_OF_ROLES : EXCLUSION, claims[index] ?? 0);
    });
  }
  return new Map([...sums.keys()].map((role) => [role, addUp(role, sums, size)]));
}

function addUp(
  role: Role | undefined,
  sums: ReadonlyMap<Role | undefined, { readonly same: Float64Array; readonly other: Float64Array }>,
  size: number,
): Float64Array {
  const total = new Float64Array(size);
  for (const [one, { same, other }] of sums) {
    const part = role && one && role !== one ? other : same;
    for (let place = 0; place < size; place++) total[place] = (total[place] ?? 0) + (part[place] ?? 0);
  }
  return total;
}

/** The logarithm of what one claim leaves to another field. */
function leftAlone(respect: number, claimed: number): number {
  return Math.log(1 - respect * claimed);
}

function discountTaken(left: Left, { role, chances, placeOf, places, claims }: Claimant): readonly number[] {
  const total = left.get(role);
  // What the field claims itself is not taken from it.
  const kept = Float64Array.from(places, (place, index) =>
    Math.exp((total?.[place] ?? 0) - leftAlone(EXCLUSION, claims[index] ?? 0)),
  );
  const discounted = chances.map((chance, index) => {
    const place = placeOf[index] ?? -1;
    return place < 0 ? chance : chance * (kept[place] ?? 1);
  });
  const sum = discounted.reduce((all, chance) => all + chance, 0);
  return discounted.map((chance) => chance / sum);
}
