import type { Field } from '../fields/field.js';
import type { Text } from '../fields/text.js';
import type { Case } from './candidate.js';
import { answerKey, type KnownText } from './known-text.js';
import { type ListProfile, listCase, listProfile } from './list-cases.js';

/** Counts the answers of a field that takes several options: each of them for itself. */
export function setProfile(known: readonly KnownText[]): ListProfile {
  const single = known.flatMap(({ text, value }) => [value].flat().map((one) => ({ text, value: one })));
  return { ...listProfile(single), total: known.length };
}

/** One case an option of a field that takes several: this option, or not. */
export function setCases(field: Field, text: Text, profile: ListProfile): readonly Case[] {
  const { candidates, context } = listCase(field, text, profile);
  return candidates.flatMap((candidate): Case[] => {
    if (candidate.value === null) return [];
    const shared = candidate.shared.map(([name, amount]) => [name.replace('list.', 'set.'), amount] as const);
    const no = {
      value: null,
      shared: [['set.no', 1]] as const,
      own: [[`not ${answerKey(candidate.value)}`, 1]] as const,
    };
    return [{ candidates: [{ ...candidate, shared }, no], context }];
  });
}
