import { shortenMiddle } from '../../chain-of-thoughts/shorten.js';
import type { Field } from '../../fields/field.js';
import { kindOf } from '../../fields/kinds/kind-of.js';
import { mentionsOf } from '../../fields/mentions.js';
import { readText } from '../../fields/text.js';
import type { DraftMaterial } from './draft-material.js';

/** The options of each select field, those first that the text or its examples speak of. */
export type OptionOrder = Readonly<Record<string, { readonly all: readonly string[]; readonly spokenOf: number }>>;

/** Only what a prompt can hold of the text is searched: the model would not see the rest either. */
export function orderOptions({ fields, description, examples, room }: DraftMaterial): OptionOrder {
  const text = readText(shortenMiddle(description, room).text);
  const orders = fields
    .filter((field) => kindOf(field).isListed)
    .map((field) => {
      const mentioned = mentionsOf(field, text).map(({ value }) => value);
      const used = examples.filter((example) => example.field === field.code).flatMap(({ value }) => value ?? []);
      const spokenOf = knownCodes(field, [...mentioned, ...used]);
      const others = field.options.map(({ code }) => code).filter((code) => !spokenOf.has(code));
      return [field.code, { all: [...spokenOf, ...others], spokenOf: spokenOf.size }] as const;
    });
  return Object.fromEntries(orders);
}

function knownCodes(field: Field, values: readonly unknown[]): ReadonlySet<string> {
  const codes = new Set(field.options.map(({ code }) => code));
  return new Set(values.filter((value): value is string => typeof value === 'string' && codes.has(value)));
}
