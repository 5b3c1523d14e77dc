import type { Locale } from '../field.js';
import type { Role } from './number-span.js';

const NOUNS: Readonly<Record<Role, string>> = {
  width: 'largeur larg width breite gesamtbreite baubreite geratebreite aussenbreite ancho anchura larghezza breedte',
  height: 'hauteur haut ht height hohe gesamthohe bauhohe geratehohe aussenhohe alto altura altezza hoogte',
  depth: 'profondeur prof depth tiefe gesamttiefe bautiefe geratetiefe aussentiefe fondo profundidad profondita diepte',
  length: 'longueur lg length oal lange gesamtlange baulange largo longitud lunghezza lengte',
  diameter: 'diametre diam dia diameter durchmesser diametro',
  thickness: 'epaisseur ep thickness dicke starke materialstarke espesor grosor spessore dikte',
  diagonal: 'diagonale diagonal bildschirmdiagonale',
};

const ADJECTIVES: Readonly<Record<Role, string>> = {
  width: 'large wide breit',
  height: 'haute high tall hoch',
  depth: 'profond profonde deep tief',
  length: 'long longue lang',
  diameter: '',
  thickness: 'epais epaisse thick dick',
  diagonal: '',
};

const NOUN_ROLES = byWord(NOUNS);
const ADJECTIVE_ROLES = byWord({ ...ADJECTIVES, height: `${ADJECTIVES.height} haut` });

/** The role that a folded noun names: `largeur`, `Höhe`, `depth`. */
export function nounRole(folded: string): Role | undefined {
  return NOUN_ROLES.get(folded);
}

/** The role that a folded adjective gives to the number before it: `wide`, `de haut`, `tief`. */
export function adjectiveRole(folded: string): Role | undefined {
  return ADJECTIVE_ROLES.get(folded);
}

/**
 * The role of a single letter. `L` is the width beside P, and beside H alone unless the text is English or German; it is
 * the length anywhere else; `D` is the depth beside W or H, and a diameter alone.
 * @param peers all letters of the chain, as written
 */
export function letterRole(letter: string, peers: readonly string[], locale: Locale | undefined): Role | undefined {
  const upper = letter.toUpperCase();
  if (upper === 'L') return roleOfL(letter, peers, locale);
  if (upper === 'D') return peers.some((peer) => /[WHL]/i.test(peer)) || locale === 'en' ? 'depth' : 'diameter';
  return LETTERS[upper];
}

const LETTERS: Readonly<Record<string, Role>> = {
  W: 'width',
  B: 'width',
  H: 'height',
  P: 'depth',
  T: 'depth',
  Ø: 'diameter',
  E: 'thickness',
};

function roleOfL(letter: string, peers: readonly string[], locale: Locale | undefined): Role {
  const twoCases = peers.includes('L') && peers.includes('l');
  if (twoCases) return letter === 'L' ? 'length' : 'width';
  const has = (wanted: RegExp) => peers.some((peer) => wanted.test(peer));
  if (has(/[WB]/i)) return 'length';
  if (has(/P/i)) return 'width';
  return locale !== 'en' && locale !== 'de' && has(/H/i) ? 'width' : 'length';
}

function byWord(table: Readonly<Record<Role, string>>): ReadonlyMap<string, Role> {
  return new Map(
    Object.entries(table).flatMap(([role, words]) =>
      words
        .split(' ')
        .filter(Boolean)
        .map((word) => [word, role as Role] as const),
    ),
  );
}
