import { fold } from '../../text/fold.js';
import { isPartWord } from '../words/part-words.js';
import { STOP_WORDS } from '../words/stop-words.js';
import type { Word } from '../words/words.js';
import type { NumberDraft } from './number-draft.js';

/** Words of a limit right before a mass: `bis 100 kg`, `jusqu'à 18 kg`, `from 15 kg`. */
const LIMIT =
  /(?<![\p{L}])(?:bis(?: zu)?|ab|über|mehr als|jusqu['’][àa]|plus de|[àa] partir de|d[èe]s|up to|from|over|above|more than)\s?(?:ca\.?|max\.?|maximal)?\s?$/iu;
const OWN_WEIGHT = /gewicht|poids|weigh|\bwieg|\bp[èe]se|masse?(?![\p{L}])|\bmass\b/iu;
const FOR =
  '(?:pour|für|for|fits|passend (?:für|zu)|passt (?:für|zu|auf)|convient (?:à|aux?|pour)|adaptée?s? (?:à|aux?|pour)|compatible (?:avec|with))';
const SIDE =
  'largeur|hauteur|profondeur|longueur|épaisseur|diamètre|width|height|depth|length|thickness|diameter|breite|höhe|tiefe|länge|dicke|stärke|durchmesser';
const BEFORE_NUMBER = String.raw`\s*[:=]?\s*(?:de |d['’]|von |of |ca\.? )?`;
/** A phrase that begins with `pour`: `Pour meuble de largeur 60 cm`, `For desk width 60 cm`. */
const PHRASE = new RegExp(
  String.raw`^\s*(?:(?:geeignet|suitable|passend) )?${FOR}\s+(?<things>(?:[\p{L}'’-]+\s+){1,5})(?:${SIDE})${BEFORE_NUMBER}$`,
  'iu',
);
/** `für Schrankbreite 60 cm`. */
const COMPOUND = new RegExp(
  String.raw`(?<![\p{L}])für (?!gesamt|bau|geräte|außen|innen)\p{L}{3,}(?:breite|höhe|tiefe|länge|durchmesser|stärke)[rn]?${BEFORE_NUMBER}$`,
  'iu',
);
/** A round thing has the diameter, also behind the name of what holds it: `Collier pour tube diamètre 12 mm`. */
const ROUND = new RegExp(
  String.raw`(?<![\p{L}])${FOR}\s+(?:[\p{L}'’-]+\s+){0,2}(?:rohre?n?|tubes?|tuyaux?|pipes?|schl[aä]uche?n?|hoses?|kabel|c[âa]bles?|tiges?|wellen?|shafts?|arbres?)\s+(?:[\p{L}'’-]+\s+){0,2}(?:diamètre|durchmesser|diameter|ø)${BEFORE_NUMBER}$`,
  'iu',
);
const DIAMETER = String.raw`(?:de |d'un |of |mit )?(?:ø|diam(?:ètre|eter|\.)?|durchmesser)${BEFORE_NUMBER}$`;
/** Several parts: `24 Rohre Ø 22 mm`, `2 roulettes Ø 6 cm`. */
const SEVERAL_ROUND = new RegExp(
  String.raw`[^\d,;:.]\s?(?<!(?:lot de|set of|pack of|paquet de|er[- ]set|er[- ]pack) )(?<![\d.,])(?:[2-9]|[1-9]\d)\s(?:[\p{L}'’-]+\s){0,2}(?:tubes?|rohre?n?|röhren|rundrohre|pipes?|roulettes?|rollen|wheels|castors|pieds|füße|feet|legs)\s(?:[\p{L}'’-]+\s){0,2}${DIAMETER}`,
  'iu',
);
const ROUND_PART = new RegExp(
  String.raw`^\s*(?:(?:\d+|une?|the|an?|les?|la) )?(?<part>[\p{L}'’-]{3,})(?<more>\s[^\d]{0,40}?)?\s?${DIAMETER}`,
  'iu',
);

/** Whether a diameter is that of a part: `piètement étoile Ø 64 cm`, `bonde Ø 90 mm`. */
export function isOfRoundPart(phrase: string): boolean {
  const part = fold(ROUND_PART.exec(phrase)?.groups?.part ?? '');
  return SEVERAL_ROUND.test(` ${phrase}`) || isPartWord(part);
}

/** Where and by whom the product is used: what follows is said of itself. */
const USE = new Set(
  `kuche bad badezimmer wohnzimmer schlafzimmer garten terrasse balkon haus innen aussen innenbereich aussenbereich buro kinder kinderzimmer erwachsene
   damen herren cuisine salle bain bains salon chambre jardin maison bureau interieur exterieur enfant enfants bebe adulte adultes homme hommes
   femme femmes usage kitchen bathroom bedroom garden home office indoor outdoor use child children kids baby adults men women decoration`.split(
    /\s+/,
  ),
);

const FIRST_WORDS = new Set(
  'pour fur for fits passend passt convient adapte adaptee adaptes adaptees compatible bis ab uber mehr jusqu plus partir des up from over above more'.split(
    ' ',
  ),
);

/** Whether a text has a word that such a phrase begins with; most have none. */
export function mayNameFittedThings(words: readonly Word[]): boolean {
  return words.some(({ folded }) => FIRST_WORDS.has(folded));
}

/**
 * Whether a number is said of what the product fits or takes, and not of itself: a mass behind the word of a limit in a
 * phrase that names no weight, or a side in a phrase about the thing that it is for.
 * @param phrase the words before the number in its phrase
 */
export function isOfFittedThing(phrase: string, { unit }: Pick<NumberDraft, 'unit'>): boolean {
  if (unit?.dimension === 'mass') return LIMIT.test(phrase) && !OWN_WEIGHT.test(phrase);
  if (unit !== undefined && unit.dimension !== 'length') return false;
  if (COMPOUND.test(phrase) || ROUND.test(phrase)) return true;
  const things =
    PHRASE.exec(phrase)
      ?.groups?.things?.split(/[\s'’-]+/)
      .map(fold) ?? [];
  return things.some((word) => word !== '' && !STOP_WORDS.has(word)) && !things.some((word) => USE.has(word));
}
