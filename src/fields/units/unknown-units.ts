import type { Field } from '../field.js';
import { dictionaryUnit } from './units.js';

const MOST_SHOWN = 5;

/** A sentence for each unit of a dictionary that is none that is known, with the fields that have it. */
export function unknownUnitNotes(fields: readonly Field[]): readonly string[] {
  const codes = new Map<string, string[]>();
  for (const { code, unit } of fields) {
    if (unit !== undefined && !dictionaryUnit(unit)) codes.set(unit, [...(codes.get(unit) ?? []), code]);
  }
  return [...codes].map(
    ([unit, all]) =>
      `the unit "${unit}" is not known, so that no other one is converted to it: ${namesOf(all)} take${all.length === 1 ? 's' : ''} numbers with it or with none`,
  );
}

function namesOf(codes: readonly string[]): string {
  const shown = codes.slice(0, MOST_SHOWN).join(', ');
  const left = codes.length - MOST_SHOWN;
  return left > 0 ? `${shown} and ${left} more` : shown;
}
