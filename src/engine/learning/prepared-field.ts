import type { Field, Value } from '../../fields/field.js';
import type { Text } from '../../fields/text.js';
import { candidateSets } from '../candidates/candidate-sets.js';
import type { KnownText } from '../candidates/known-text.js';
import { isNamed } from '../candidates/lists/list-profile.js';
import { isNumberStated } from '../candidates/numbers/stated-number.js';
import { heldOutProfiles, type Profile, profileOf } from '../candidates/profile.js';
import { silenceTrust, temptationTrust } from '../candidates/silence-trust.js';
import type { TaggedSpan } from '../candidates/texts/tagged-span.js';
import { inferUnitOf } from './infer-unit.js';
import { labelCandidates } from './label-candidates.js';
import type { ChosenExample } from './sample.js';
import type { TrainingExample } from './training-example.js';

/** A text that was read, with what is known of it. */
export interface ParsedExample {
  readonly text: Text;
  readonly values: Readonly<Record<string, Value>>;
  readonly proposed?: readonly string[] | undefined;
}

/** A field in the unit of its examples, with what counting them tells. */
export interface PreparedField {
  readonly field: Field;
  readonly known: readonly KnownText[];
  /** What is known of others of its family, where it has few examples itself. */
  readonly lent: readonly KnownText[];
  readonly profile: Profile;
  /** Where the examples contradict the field's own. */
  readonly unit?: string;
}

/** In how many parts a field's examples are counted, so that each is seen through those of the other parts. */
const PARTS = 5;

/** What a value that a model proposed teaches, compared with one that is known. */
export const PROPOSED_WEIGHT = 0.5;

/** Counts the examples of a field. */
export function prepareField(asked: Field, examples: readonly ParsedExample[]): PreparedField {
  const known = examples.flatMap(({ text, values, proposed }): KnownText[] => {
    const value = Object.hasOwn(values, asked.code) ? values[asked.code] : undefined;
    if (value === undefined) return [];
    return [{ text, value, ...(proposed?.includes(asked.code) && { weight: PROPOSED_WEIGHT }) }];
  });
  const inferred = inferUnitOf(
    asked,
    known.filter(({ weight }) => weight === undefined),
  );
  const field = inferred ? { ...asked, unit: inferred.unit } : asked;
  return { field, known, lent: [], profile: profileOf(field, known), ...(inferred && { unit: inferred.unit }) };
}

/** The chosen examples as candidate sets that look as they will in use: what counting tells comes from other examples only. */
export function* trainingExamples(
  { field, known, lent, profile }: PreparedField,
  chosen: readonly ChosenExample[],
  tagged: (text: Text) => readonly TaggedSpan[] | undefined = () => undefined,
): Generator<TrainingExample> {
  const profiles = heldOutProfiles(field, known, profile, { parts: Math.min(PARTS, known.length), lent });
  for (const { index, weight } of chosen) {
    const { text, value, weight: worth = 1 } = known[index] as KnownText;
    const trust = value === null ? nullTrust(field, profile, known[index] as KnownText) : 1;
    for (const one of candidateSets(field, text, profiles[index] ?? profile, tagged(text)))
      yield labelCandidates(one, value, weight * worth * trust);
  }
}

/** How far an example that states nothing is believed: less where its text plainly states something, or holds what could be meant. */
function nullTrust(field: Field, profile: Profile, known: KnownText): number {
  switch (profile.type) {
    case 'list':
      return isNamed(field, known) ? silenceTrust(profile.absent[1]) : 1;
    case 'number':
      return isNumberStated(field, known) ? silenceTrust(profile.passedOver) : temptationTrust(profile.absent[1]);
    case 'set':
    case 'text':
    case 'mention':
      return 1;
  }
}
