import { fold } from '../../text/fold.js';

/** What people count in products, with the words for it: folded, in French, English and German, abbreviations too. */
const THINGS: Readonly<Record<string, string>> = {
  piece: `piece pieces pcs pc stuck stuckzahl stk stck stucke teil teile teilig teilige teiliges teiliger tlg part parts unit units unite unites element elements exemplaire exemplaires`,
  seat: `place places seat seats seater seaters sitzer sitzig sitzplatz sitzplatze sitze assise assises`,
  person: `personne personnes person persons people personen pers couchage couchages schlafplatze`,
  door: `porte portes door doors tur turen turig turige turiger turiges vantail vantaux`,
  drawer: `tiroir tiroirs drawer drawers schublade schubladen schubkasten auszuge`,
  shelf: `etagere etageres tablette tablettes shelf shelves boden fachboden einlegeboden einlegeboden fach facher niveaux`,
  burner: `feu feux foyer foyers bruleur bruleurs burner burners kochzone kochzonen kochstelle kochstellen kochfelder flammig zones`,
  light: `lampe lampes ampoule ampoules bulb bulbs light lights leuchte leuchten leuchtmittel spot spots flammig flammige lumiere lumieres`,
  speed: `vitesse vitesses speed speeds stufe stufen stufig gang gange geschwindigkeit geschwindigkeiten gear gears`,
  program: `programme programmes program programs programm programmes cycles`,
  setting: `couvert couverts massgedeck massgedecke gedeck gedecke settings`,
  wheel: `roue roues roulette roulettes wheel wheels rolle rollen rad rader castors`,
  leg: `pied pieds leg legs bein beine fuss fusse`,
  layer: `couche couches layer layers lage lagen lagig pli plis ply plys`,
  pole: `pole poles pol pole polig polige poliger poliges`,
  wire: `conducteur conducteurs brin brins conductor conductors core cores ader adern adrig adriger adriges`,
};

const CONCEPTS = new Map<string, readonly string[]>();
for (const [thing, words] of Object.entries(THINGS)) {
  for (const word of words.split(/\s+/)) CONCEPTS.set(word, [...(CONCEPTS.get(word) ?? []), thing]);
}

/** The things that a folded word counts: `Sitzer` and `places` both count seats; none for other words. */
export function thingsCounted(folded: string): readonly string[] {
  return CONCEPTS.get(folded) ?? [];
}

/** Right behind a number: `12 pieces`, `50Stk.`, `3-Sitzer`, `6 grandes assiettes` is none. */
const BEHIND = /^[ \u00a0-]{0,2}(\p{L}{2,16})/u;
/** `6er-Set`, `4er Pack`; right before a number: `set of 12`, `Lot de 6`, `VE: 10`. */
const ER_SET = /^[ -]?er[ -]?(?:set|pack|packung|box|satz)(?!\p{L})/iu;
const SET_OF =
  /(?<![\p{L}])(?:sets?|lots?|packs?|paquets?|packets?|bo[iî]tes?|box|pochettes?|sachets?|kits?|packung|pack|beutel|satz|set|bundles?|cartons?|jeu|assortiment|coffret|VE|UVC|PCB|conditionnement)\s?(?:of|de|d['’]|mit|von|aus|bestehend aus|[àa]|zu|avec|with|:|=)\s?$/iu;

/**
 * The things that a number counts, by the word right behind it or by what it fills: `set of 12` counts subtokens.
 */
export function thingsBeside(before: string, after: string): readonly string[] {
  const word = BEHIND.exec(after)?.[1];
  const things = word === undefined ? [] : thingsCounted(fold(word));
  if (things.length > 0) return things;
  return ER_SET.test(after) || SET_OF.test(before) ? ['piece'] : [];
}
