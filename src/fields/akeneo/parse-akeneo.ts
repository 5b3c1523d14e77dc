import { UserError } from '../../errors.js';
import type { AkeneoAttribute } from './akeneo-attribute.js';

type Kind = 'text' | 'number' | 'flag' | 'texts';

const KINDS: { readonly [Key in keyof Required<AkeneoAttribute>]: Kind } = {
  type: 'text',
  group: 'text',
  mainIdentifier: 'flag',
  localizable: 'flag',
  scopable: 'flag',
  availableLocales: 'texts',
  unique: 'flag',
  metricFamily: 'text',
  defaultUnit: 'text',
  decimalsAllowed: 'flag',
  negativeAllowed: 'flag',
  numberMin: 'number',
  numberMax: 'number',
  dateMin: 'text',
  dateMax: 'text',
  maxCharacters: 'number',
  validationRule: 'text',
  validationRegexp: 'text',
  wysiwygEnabled: 'flag',
  referenceDataName: 'text',
};

const EXPECTED: Readonly<Record<Kind, string>> = {
  text: 'a text',
  number: 'a number',
  flag: 'true or false',
  texts: 'a list of texts',
};

/**
 * Reads the key `akeneo` of a field file: an object with the keys of AkeneoAttribute, of which `type` has to be there.
 * @throws UserError that names the key that is not right
 */
export function parseAkeneo(raw: unknown, place: string): { readonly akeneo?: AkeneoAttribute } {
  if (raw === undefined) return {};
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new UserError(`${place}: akeneo must be an object such as {"type": "pim_catalog_text"}`);
  const stated = Object.entries(raw).filter(([, value]) => value !== null && value !== undefined);
  for (const [key, value] of stated) {
    const kind = Object.hasOwn(KINDS, key) ? KINDS[key as keyof AkeneoAttribute] : undefined;
    if (!kind) throw new UserError(`${place}: akeneo has no key "${key}" (there are ${Object.keys(KINDS).join(', ')})`);
    if (!isOf(kind, value))
      throw new UserError(`${place}: akeneo.${key} must be ${EXPECTED[kind]}, not ${JSON.stringify(value)}`);
  }
  // In one order, so that an attribute is the same from whatever source it comes.
  const values = new Map(stated);
  const keys = Object.keys(KINDS).filter((key) => values.has(key));
  const akeneo = Object.fromEntries(keys.map((key) => [key, values.get(key)])) as unknown as AkeneoAttribute;
  if (!akeneo.type) throw new UserError(`${place}: akeneo needs a type such as "pim_catalog_text"`);
  return { akeneo };
}

function isOf(kind: Kind, value: unknown): boolean {
  if (kind === 'texts') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === (kind === 'flag' ? 'boolean' : 'string');
}
