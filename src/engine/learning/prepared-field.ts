import type { Field, Value } from '../../fields/field.js';
import type { Text } from '../../fields/text.js';
import { candidateSets } from '../candidates/candidate-sets.js';
import type { KnownText } from '../candidates/known-text.js';
import { isNamed } from '../candidates/lists/list-profile.js';
import { isNumberStated } from '../candidates/numbers/stated-number.js';
import { heldOutProfiles, lookAt, type Profile, profileOf } from '../candidates/profile.js';
import { silenceTrust, temptationTrust } from '../candidates/silence-trust.js';
import type { TaggedSpan } from '../candidates/texts/tagged-span.js';
import type { EarlyLooks } from './early-looks.js';
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

/**
 * Counts the examples of each field.
 * @param done told of each text when it has been looked at for all fields
 * @param looks what was looked at before
 */
export function prepareFields(
  fields: readonly Field[],
  examples: readonly ParsedExample[],
  done: (text: Text) => void,
  looks?: EarlyLooks,
): readonly PreparedField[] {
  const prepared = fields.map((asked) => {
    const known = knownOf(asked, examples);
    const inferred = inferUnitOf(
      asked,
      known.filter(({ weight }) => weight === undefined),
    );
    const field = inferred ? { ...asked, unit: inferred.unit } : asked;
    return { known: looks ? known.map((one) => looks.find(field, one) ?? one) : known, inferred, field };
  });
  lookTextByText(prepared, examples, done);
  const counted = prepared.map(({ field, known, inferred }) => ({
    field,
    known,
    lent: [],
    profile: profileOf(field, known),
    ...(inferred && { unit: inferred.unit }),
  }));
  // Counting words has read them again.
  for (const { text } of examples) done(text);
  return counted;
}

function knownOf({ code }: Field, examples: readonly ParsedExample[]): readonly KnownText[] {
  return examples.flatMap(({ text, values, proposed }): KnownText[] => {
    const value = Object.hasOwn(values, code) ? values[code] : undefined;
    if (value === undefined) return [];
    return [{ text, value, ...(proposed?.includes(code) && { weight: PROPOSED_WEIGHT }) }];
  });
}

/** Looks at each text for all fields that it is known of, so that what was read of it is needed once. */
function lookTextByText(
  prepared: readonly Pick<PreparedField, 'field' | 'known'>[],
  examples: readonly ParsedExample[],
  done: (text: Text) => void,
): void {
  const next = prepared.map(() => 0);
  for (const { text } of examples) {
    prepared.forEach(({ field, known }, index) => {
      for (let one = known[next[index] ?? 0]; one?.text === text; one = known[next[index] ?? 0]) {
        lookAt(field, one);
        next[index] = (next[index] ?? 0) + 1;
      }
    });
    done(text);
  }
}

/** The chosen examples as candidate sets that look as they will in use: what counting tells comes from other examples only. */
export function* trainingExamples(
  { field, known, lent, profile }: PreparedField,
  chosen: readonly ChosenExample[],
  tagged: (text: Text) => readonly TaggedSpan[] | undefined,
  done: (text: Text) => void,
): Generator<TrainingExample> {
  const profiles = heldOutProfiles(field, known, profile, { parts: Math.min(PARTS, known.length), lent });
  for (const { index, weight } of chosen) {
    const { text, value, weight: worth = 1 } = known[index] as KnownText;
    const trust = value === null ? nullTrust(field, profile, known[index] as KnownText) : 1;
    for (const one of candidateSets(field, text, profiles[index] ?? profile, tagged(text)))
      yield labelCandidates(one, value, weight * worth * trust);
    done(text);
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
