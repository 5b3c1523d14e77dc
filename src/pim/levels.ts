import type { FamilyVariant } from '../fields/akeneo/catalogue-structure.js';

/** The level on which a variant has its value of an attribute: 0 for the model on top, 1 and 2 below it. */
export function levelOf(variant: FamilyVariant | undefined, attribute: string): number {
  return variant?.levels.find(({ attributes }) => attributes.includes(attribute))?.level ?? 0;
}

/** The level of the products of a variant, which is its lowest. */
export function lowestLevel(variant: FamilyVariant | undefined): number {
  return Math.max(0, ...(variant?.levels ?? []).map(({ level }) => level));
}
