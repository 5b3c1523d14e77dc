import type { Field } from '../../fields/field.js';
import { labelStems } from '../../fields/words/label-words.js';
import { profileTypeOf } from '../candidates/profile.js';
import { valueOccurrences } from '../candidates/texts/value-occurrences.js';
import { type ParsedExample, PROPOSED_WEIGHT } from '../learning/prepared-field.js';
import type { LabelPlace } from './allowed-labels.js';
import type { TaggingExample, TaggingGroup } from './train-taggers.js';

/** More fields than this are not tagged together: the time grows with their number. */
const MOST_FIELDS = 40;

/** The text fields that share texts, each in one group, with the texts that say something of them. */
export function taggingGroups(fields: readonly Field[], examples: readonly ParsedExample[]): readonly TaggingGroup[] {
  return groupsOf(fields, examples).flatMap((group): TaggingGroup[] => {
    const own = examples.filter(({ values }) =>
      group.some(({ code }) => Object.hasOwn(values, code) && values[code] !== undefined),
    );
    if (own.length < 2) return [];
    return [
      {
        fields: group.map(({ code }) => code),
        names: group.map((field) => [...labelStems(field)].sort().join(' ')),
        examples: own.map((one) => taggingExample(group, one)),
      },
    ];
  });
}

function groupsOf(fields: readonly Field[], examples: readonly ParsedExample[]): readonly (readonly Field[])[] {
  const tagged = fields.filter(
    (field) => profileTypeOf(field) === 'text' && !field.multiple && field.pattern === undefined,
  );
  const leaders = new Map(tagged.map(({ code }) => [code, code]));
  const leaderOf = (code: string): string => {
    const leader = leaders.get(code) as string;
    return leader === code ? code : leaderOf(leader);
  };
  for (const { values } of examples) {
    const [first, ...others] = Object.keys(values).filter((code) => leaders.has(code));
    for (const other of others) if (first !== undefined) leaders.set(leaderOf(other), leaderOf(first));
  }
  const groups = new Map<string, Field[]>();
  for (const field of tagged) {
    const leader = leaderOf(field.code);
    groups.set(leader, [...(groups.get(leader) ?? []), field]);
  }
  return [...groups.values()].map((group) => group.slice(0, MOST_FIELDS));
}

function taggingExample(fields: readonly Field[], { text, values, proposed = [] }: ParsedExample): TaggingExample {
  const places = new Map<number, readonly LabelPlace[]>();
  fields.forEach((field, f) => {
    const value = Object.hasOwn(values, field.code) ? values[field.code] : undefined;
    if (value === undefined) return;
    const found = valueOccurrences(field, { text, value }).map(({ ngram: { first, last } }) => [first, last] as const);
    if (value === null || found.length > 0) places.set(f, found);
  });
  const isProposed = fields.every(({ code }) => !Object.hasOwn(values, code) || proposed.includes(code));
  return { text, places, weight: isProposed ? PROPOSED_WEIGHT : 1 };
}
