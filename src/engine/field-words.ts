import type { Field } from '../fields/field.js';
import type { Role } from '../fields/number-span.js';
import { stem } from '../fields/stem.js';
import { fold } from '../fields/text.js';

const SMALL = new Set(
  'de du des la le les l d en et of the a an in for with der die das und von zu im max min total'.split(' '),
);

const words = new WeakMap<Field, ReadonlySet<string>>();

/** The stems of the words that name a field in any language, without its unit and small words. */
export function fieldWords(field: Field): ReadonlySet<string> {
  const known = words.get(field);
  if (known) return known;
  const labels = [field.label, ...Object.values(field.labels)].map((label) => fold(label.replace(/\([^)]*\)?/g, ' ')));
  const stems = labels.flatMap((label) => label.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL.has(word));
  const found = new Set(stems.map(stem));
  words.set(field, found);
  return found;
}

const ROLES: Readonly<Record<string, Role>> = {
  longueur: 'length',
  length: 'length',
  lange: 'length',
  laenge: 'length',
  largeur: 'width',
  width: 'width',
  breite: 'width',
  hauteur: 'height',
  height: 'height',
  hohe: 'height',
  hoehe: 'height',
  profondeur: 'depth',
  depth: 'depth',
  tiefe: 'depth',
  diametre: 'diameter',
  diameter: 'diameter',
  durchmesser: 'diameter',
  epaisseur: 'thickness',
  thickness: 'thickness',
  starke: 'thickness',
  dicke: 'thickness',
  diagonale: 'diagonal',
  diagonal: 'diagonal',
};
const ROLE_OF_STEM = new Map(Object.entries(ROLES).map(([word, role]) => [stem(word), role]));

/** The dimension of a thing that a field's label names. */
export function roleOf(field: Field): Role | undefined {
  for (const word of fieldWords(field)) {
    const role = ROLE_OF_STEM.get(word);
    if (role) return role;
  }
  return undefined;
}
