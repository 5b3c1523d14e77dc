import type { Locale } from '../field.js';
import { optionKey } from './option-index.js';

/** What colours and materials are called in English, French and German, one per line. */
const SUBSTANCES = `
white | blanc | weiß
black | noir | schwarz
grey, gray | gris | grau
red | rouge | rot
green | vert | grün
blue | bleu | blau
yellow | jaune | gelb
brown | marron, brun | braun
pink | rose | rosa
purple, violet | violet | violett, lila
silver | argent | silber, silberfarben
gold, golden | doré | goldfarben
stainless steel | acier inoxydable, inox | Edelstahl, rostfreier Stahl
steel | acier | Stahl
cast iron | fonte | Gusseisen
brass | laiton | Messing
copper | cuivre | Kupfer
aluminium, aluminum | aluminium, alu | Aluminium, Alu
wood | bois | Holz
oak | chêne | Eiche
glass | verre | Glas
plastic | plastique | Kunststoff, Plastik
ceramic | céramique | Keramik
concrete | béton | Beton
leather | cuir | Leder
faux leather, imitation leather, synthetic leather, leatherette, PU leather | simili cuir, similicuir, cuir synthétique | Kunstleder, Lederimitat
cotton | coton | Baumwolle
`;

/** Shapes, finishes and ways of working in the same three languages. */
const QUALITIES = `
matt, matte, mat | mat, mate | matt
glossy, gloss, high gloss | brillant, très brillant | glänzend, Hochglanz, hochglänzend
satin, satin finish | satiné, satinée | seidenmatt, satiniert
round | rond, ronde | rund
square | carré, carrée | quadratisch
rectangular | rectangulaire | rechteckig
oval | ovale | oval
condensation, condenser | condensation | Kondensation
`;

/** Kinds of current, whose short names stand in texts of any language. */
const CURRENTS = `
DC, CC, VDC, VCC, V DC, V CC, direct current, courant continu, Gleichstrom, Gleichspannung
AC, CA, VAC, VCA, V AC, V CA, alternating current, courant alternatif, Wechselstrom, Wechselspannung
AC/DC, AC/CC, CA/CC, CC/CA, Allstrom
`;

/** What interfaces are called whatever the language. */
const INTERFACES = `
Wi-Fi, WiFi, WLAN, Wireless LAN
`;

/** Another name, and the language of the texts that it is believed in; any when there is none. */
export interface OtherName {
  readonly name: string;
  readonly locale?: Locale;
}

const LOCALES: readonly Locale[] = ['en', 'fr', 'de'];

const BY_KEY = new Map<string, readonly OtherName[]>();
const SUBSTANCE_KEYS = new Set<string>();
for (const group of groupsIn(SUBSTANCES)) for (const { name } of group) SUBSTANCE_KEYS.add(learn(name, group));
for (const group of groupsIn(QUALITIES)) for (const { name } of group) learn(name, group);
for (const line of `${CURRENTS.trim()}\n${INTERFACES.trim()}`.split('\n')) {
  const group = line.split(', ').map((name) => ({ name }));
  for (const { name } of group) learn(name, group);
}

/** The names of each line, with their language; a name that two languages share is believed in any text. */
function groupsIn(table: string): readonly (readonly OtherName[])[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const columns = line.split(' | ').map((names) => names.split(', '));
      return columns.flatMap((names, place) =>
        names.map((name): OtherName => {
          const isShared = columns.some(
            (others, at) => at !== place && others.some((one) => optionKey(one) === optionKey(name)),
          );
          const locale = LOCALES[place];
          return locale && !isShared ? { name, locale } : { name };
        }),
      );
    });
}

function learn(name: string, group: readonly OtherName[]): string {
  const key = optionKey(name);
  BY_KEY.set(key, [...(BY_KEY.get(key) ?? []), ...group]);
  return key;
}

const NONE: readonly never[] = [];

/** The other names of an option that one of its names is known by. */
export function otherNames(names: readonly string[]): readonly OtherName[] {
  return names.flatMap((name) => BY_KEY.get(optionKey(name)) ?? NONE);
}

/** Whether an option is a colour or a material. */
export function isSubstance(names: readonly string[]): boolean {
  return names.some((name) => SUBSTANCE_KEYS.has(optionKey(name)));
}

const ENDINGS = ['er', 'es', 'em'];

/** How a German adjective may end in a text: `schwarzer` for `schwarz`. The stem takes care of `-e` and `-en`. */
export function inflected(label: string | undefined): readonly string[] {
  return label !== undefined && /^\p{Ll}{3,}$/u.test(label) ? ENDINGS.map((ending) => label + ending) : NONE;
}

const SPELLED_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };

/** The same name with its umlauts spelled out (`gruen`), with umlauts where it has them spelled out, with the word before its letter (`USB Type-C`), or its class in Roman figures. */
export function respelled(name: string): readonly string[] {
  const classed =
    /^(classe(?: de)? \p{L}+|(?:\p{L}+ )?\p{L}*(?:cl[aä]ss?e?|klasse)|typ[e]?|stufe|grade?) ([1-4])$/iu.exec(name);
  if (classed) return [`${classed[1]} ${['I', 'II', 'III', 'IV'][Number(classed[2]) - 1]}`];
  const lettered = /^(\p{Lu}{2,})[- ](\p{Lu})$/u.exec(name);
  if (lettered) return ['Type', 'Typ'].flatMap((word) => [`${lettered[1]} ${word} ${lettered[2]}`]);
  const vulgar = /^(?:(.*?)\s?)?(?<=^|[^\d/])([13])\/([248])(?!\d)/u.exec(name);
  if (vulgar) return withVulgar(name, `${vulgar[2]}/${vulgar[3]}`);
  if (/[äöüÄÖÜ]/.test(name)) return [name.replace(/[äöüÄÖÜ]/g, (letter) => SPELLED_OUT[letter] ?? letter)];
  if (!/(?<![aeoqu])(?:ae|oe|ue)/i.test(name)) return NONE;
  return [name.replace(/(?<![aeoqu])([aou])e/gi, (_, vowel: string) => `${vowel}\u0308`.normalize('NFC'))];
}

const VULGAR: Readonly<Record<string, string>> = { '1/2': '½', '1/4': '¼', '3/4': '¾', '1/8': '⅛', '3/8': '⅜' };

/** `G½` and `1½"` for `G 1/2` and `1 1/2"`. */
function withVulgar(name: string, fraction: string): readonly string[] {
  const sign = VULGAR[fraction];
  if (sign === undefined) return NONE;
  return [name.replace(fraction, sign), name.replace(fraction, sign).replace(` ${sign}`, sign)];
}
