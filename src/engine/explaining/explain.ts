import type { Text } from '../../fields/text.js';
import { choicesOf, evidenceAt, type FieldReading } from '../model/field-reading.js';
import { valueChances } from '../model/value-chances.js';
import type { Choice, Explanation } from '../types.js';
import { absenceOf } from './absence-of.js';

/** Less probable values are not worth a look. */
const LEAST_CHANCE = 0.01;
const MOST_CANDIDATES = 8;

/** What else a field may have, and why it has nothing. */
export function explain(reading: FieldReading, text: Text): Explanation {
  const { field, candidateSets, usual } = reading;
  const choices = field.multiple ? withNothing(singleValues(reading, text)) : choicesOf(reading, text);
  const candidates = choices.filter(({ value }) => value !== null);
  return {
    candidates: candidates.filter(({ confidence }) => confidence >= LEAST_CHANCE).slice(0, MOST_CANDIDATES),
    absence: () =>
      absenceOf({
        ...{ field, text, usual },
        set: field.multiple ? undefined : candidateSets[0],
        choices,
      }),
  };
}

/** Each value is decided for itself: that there is none is as probable as that the likeliest is none. */
function withNothing(values: readonly Choice[]): readonly Choice[] {
  return [...values, { value: null, confidence: 1 - (values[0]?.confidence ?? 0) }];
}

/** Each value that a field of several may have, as a list of one. */
function singleValues({ candidateSets, chances, sureness }: FieldReading, text: Text): readonly Choice[] {
  const all = candidateSets.flatMap(({ candidates }, index) =>
    valueChances(candidates, chances[index] ?? []).flatMap(({ value, chance, span }): Choice[] => {
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      const confidence = sureness.value(chance);
      return [{ value: [value], confidence, ...(span && { evidence: evidenceAt(span, text) }) }];
    }),
  );
  return all.sort((a, b) => b.confidence - a.confidence);
}
