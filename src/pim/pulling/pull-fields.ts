import { didYouMean, UserError } from '../../errors.js';
import { convertAttribute } from '../../fields/akeneo/akeneo-field.js';
import type { RestAttribute, RestOption } from '../../fields/akeneo/akeneo-rest.js';
import type { OtherAttribute, StatedStructure } from '../../fields/akeneo/catalogue-structure.js';
import type { Field } from '../../fields/field.js';
import type { Place } from '../reading.js';
import type { TextAttributes } from '../texts.js';
import type { PimStructure } from './read-structure.js';

/** The fields that attributes become, and those that are none. */
export interface PulledFields {
  readonly fields: readonly Field[];
  readonly others: readonly OtherAttribute[];
  /** Codes by the reason why they are no fields. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
  readonly notes: readonly string[];
}

/**
 * The attributes that a pull is about: those of the families, or those named.
 * @throws UserError for a name that the PIM has not
 */
export function chooseAttributes(
  { attributes, families }: Pick<PimStructure, 'attributes' | 'families'>,
  {
    families: onlyOf,
    attributes: named,
  }: { readonly families?: readonly string[] | undefined; readonly attributes?: readonly string[] | undefined },
): readonly RestAttribute[] {
  const codes = [...attributes.keys()];
  for (const code of named ?? []) {
    if (!attributes.has(code))
      throw new UserError(`the PIM has no attribute "${code}"${didYouMean(code, codes)}`, 'attribute');
  }
  const ofFamilies = onlyOf && new Set(onlyOf.flatMap((code) => families.get(code)?.attributes ?? []));
  return [...attributes.values()].filter(
    ({ code }) => (!ofFamilies || ofFamilies.has(code)) && (!named || named.includes(code)),
  );
}

/** Turns attributes into fields; what is read as a text is none, and a text area only when it is named. */
export function pullFields(
  attributes: readonly RestAttribute[],
  options: ReadonlyMap<string, readonly RestOption[]>,
  { measurementFamilies }: Pick<PimStructure, 'measurementFamilies'>,
  { texts, place, named }: { readonly texts: TextAttributes; readonly place: Place; readonly named: readonly string[] },
): PulledFields {
  const fields: Field[] = [];
  const others: OtherAttribute[] = [];
  const notes: string[] = [];
  const leftOut = new Map<string, string[]>();
  const leave = (code: string, reason: string) => leftOut.set(reason, [...(leftOut.get(reason) ?? []), code]);
  for (const attribute of attributes) {
    const { code, type } = attribute;
    const converted = convertAttribute(attribute, {
      options: options.get(code) ?? [],
      measurementFamilies: [...measurementFamilies.values()],
      ...(place.locale && { locale: place.locale }),
    });
    const isText = texts.all.has(code) || (type === 'pim_catalog_textarea' && !named.includes(code));
    if ('reason' in converted) {
      others.push(converted.other);
      leave(code, converted.reason);
    } else if (isText && !(named.includes(code) && !texts.all.has(code))) {
      const { labels, akeneo } = converted.field;
      if (akeneo) others.push({ code, labels, akeneo });
      leave(code, texts.all.has(code) ? 'they are read as texts' : 'text areas are fields only when they are named');
    } else {
      fields.push(converted.field);
      notes.push(...converted.notes);
    }
  }
  return { fields, others, leftOut, notes };
}

/** What the catalogue keeps of how attributes belong together. */
export function statedStructure(structure: PimStructure, others: readonly OtherAttribute[]): StatedStructure {
  return {
    otherAttributes: others,
    families: [...structure.families.values()],
    familyVariants: [...structure.familyVariants.values()],
    channels: structure.channels,
    locales: structure.locales,
    measurementFamilies: [...structure.measurementFamilies.values()],
  };
}
