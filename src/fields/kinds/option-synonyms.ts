import { optionKey } from './option-index.js';

/** What colours, materials and kinds of current are called in English, French and German, one a line. */
const GROUPS = `
white|blanc|weiß
black|noir|schwarz
grey|gray|gris|grau
red|rouge|rot
green|vert|grün
blue|bleu|blau
yellow|jaune|gelb
brown|marron|brun|braun
pink|rose|rosa
purple|violet|violett|lila
silver|argent|silber|silberfarben
gold|doré|golden|goldfarben
stainless steel|acier inoxydable|inox|Edelstahl|rostfreier Stahl
steel|acier|Stahl
cast iron|fonte|Gusseisen
brass|laiton|Messing
copper|cuivre|Kupfer
aluminium|aluminum|alu
wood|bois|Holz
oak|chêne|Eiche
glass|verre|Glas
plastic|plastique|Kunststoff|Plastik
ceramic|céramique|Keramik
concrete|béton|Beton
leather|cuir|Leder
faux leather|imitation leather|synthetic leather|leatherette|PU leather|simili cuir|similicuir|simili-cuir|cuir synthétique|Kunstleder
cotton|coton|Baumwolle
DC|CC|VDC|VCC|V DC|V CC|direct current|courant continu|Gleichstrom|Gleichspannung
AC|CA|VAC|VCA|V AC|V CA|alternating current|courant alternatif|Wechselstrom|Wechselspannung
AC/DC|AC/CC|CA/CC|CC/CA|Allstrom
`;

const BY_KEY: ReadonlyMap<string, readonly string[]> = new Map(
  GROUPS.trim()
    .split('\n')
    .map((line) => line.split('|'))
    .flatMap((group) => group.map((name) => [optionKey(name), group] as const)),
);

const NONE: readonly string[] = [];

/** The other names of an option that one of its names is known by. */
export function otherNames(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => BY_KEY.get(optionKey(name)) ?? NONE);
}

const ENDINGS = ['er', 'es', 'em'];

/** Whether an option is a colour or a material. */
export function isSubstance(names: readonly string[]): boolean {
  return names.some((name) => BY_KEY.has(optionKey(name)) && !/(?:[ac]c|[cd][ac])$/.test(optionKey(name)));
}

/** How a German adjective may end in a text: `schwarzer` for `schwarz`. The stem takes care of `-e` and `-en`. */
export function inflected(label: string | undefined): readonly string[] {
  return label !== undefined && /^\p{Ll}{3,}$/u.test(label) ? ENDINGS.map((ending) => label + ending) : NONE;
}

const SPELLED_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };

/** The same name with its umlauts spelled out (`gruen`), or with umlauts where it has them spelled out. */
export function respelled(name: string): readonly string[] {
  if (/[äöüÄÖÜ]/.test(name)) return [name.replace(/[äöüÄÖÜ]/g, (letter) => SPELLED_OUT[letter] ?? letter)];
  if (!/(?<![aeoqu])(?:ae|oe|ue)/i.test(name)) return NONE;
  return [name.replace(/(?<![aeoqu])([aou])e/gi, (_, vowel: string) => `${vowel}\u0308`.normalize('NFC'))];
}
