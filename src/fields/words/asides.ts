import { memoize } from '../../memoize.js';
import { foldInPlace } from '../../text/fold.js';
import { holdsAny } from '../../text/holds-any.js';
import type { Text } from '../text-reading.js';
import { accessoryPlaces } from './accessories.js';

/** A stretch of a text that speaks of something else than the product; UTF-16 offsets, end exclusive. */
export interface Aside {
  readonly start: number;
  readonly end: number;
  /** What can be had besides, other versions, or a thing that comes with the product. */
  readonly kind: 'offer' | 'version' | 'accessory';
}

type Stretch = Omit<Aside, 'kind'>;

const NONE: readonly never[] = [];

/** One of these stands in every text that speaks of something that can be had besides. */
const OFFER_CUES = [
  ...['option', 'zubehor', 'accesso', 'separ', 'gesondert', 'demande', 'request', 'wunsch', 'anfrage', 'aufpreis'],
  ...['supplement', 'non fourni', 'non inclu', 'non compri', 'non livre', 'not incl', 'not suppl', 'nicht enth'],
  ...['nicht im lief', 'a part'],
];
/** What is not the product's, or only for those who pay for it. */
const OFFER = new RegExp(
  [
    '(?<!\\p{L})(?:(?:en|in|as an?) option|option(?:al(?:e[rnms]?)?|nel(?:le)?s?))(?!\\p{L})',
    '(?<!\\p{L})(?:als [a-z]*zubehor|zubehor(?= erhaltlich)|as (?:an )?accessor(?:y|ies)|en accessoires?)(?!\\p{L})',
    '(?:vendue?s?|a commander|commander|disponibles?) (?:separement|a part)|sold separately|(?:available|ordered?|bought) separately',
    '(?:separat|gesondert) (?:erhaltlich|bestell\\p{L}*|zu (?:bestellen|erwerben|kaufen))',
    '(?<!\\p{L})(?:sur demande|(?:up)?on request|auf (?:wunsch|anfrage)|gegen (?:aufpreis|mehrpreis)|en supplement)(?!\\p{L})',
    '(?<!\\p{L})(?:non (?:fourni|inclu|compri|livre)\\p{L}*|not (?:included|supplied)|nicht (?:enthalten|im lieferumfang))(?!\\p{L})',
  ].join('|'),
  'gu',
);
/** A lamp or a battery that is sold apart says what the product takes. */
const TAKEN = /(?<!\p{L})(?:ampoule|lampe|tube|pile|batterie|bulb|lamp|batter|leuchtmittel|akku|gluhbirne|birne)/u;
const WITH = /^\s?(?::|(?:avec|mit|with)(?!\p{L}))/u;

const VERSION_CUES = [
  ...['existe', 'egalement', 'aussi', 'also', 'auch', 'ebenfalls', 'weitere', 'autres', 'autre ', 'other ', 'gibt es'],
];
/** Other versions than the one that is described; all that follows in the sentence is theirs. */
const VERSIONS =
  /(?<!\p{L})(?:existe(?:nt)? (?:aussi|egalement|en(?! stock))|(?:egalement|aussi) (?:disponible|proposee?|en version)s?|disponibles? (?:aussi|egalement)|(?:is |are )?also (?:available|sold|in)|(?:ist |sind )?auch (?:in|als|mit|erhaltlich|lieferbar|verfugbar)(?=[^.;\n]{0,60}(?:erhaltlich|lieferbar|verfugbar|bestellbar|zu haben))|auch (?:erhaltlich|lieferbar|verfugbar)|ebenfalls (?:erhaltlich|lieferbar|verfugbar)|(?:gibt es|es gibt [a-z]+) auch|weitere (?:gross?e|farbe|mas+e|abmess|ausfuhr|varianten|modelle|langen|breiten)\p{L}*|autres? (?:dimension|taille|coloris|couleur|puissance|version|modele|largeur|longueur|finition)s?|other (?:size|colou?r|version|model|finish|length|width)(?:e?s)?)(?!\p{L})/gu;
const SENTENCE_END = /[.!?](?=\s|$)|\n/g;

/**
 * Where a text speaks of what can be had besides (`applique LED en option (6 W)`), of other versions (`existe aussi en
 * 20 W`), or of a thing that comes with the product (`chargeur (230 V, 65 W)`), in text order of each kind.
 */
export const asidesOf = memoize(({ source }: Text): readonly Aside[] => {
  const folded = foldInPlace(source);
  const asides = [
    ...offers(folded).map((stretch): Aside => ({ ...stretch, kind: 'offer' })),
    ...versions(folded).map((stretch): Aside => ({ ...stretch, kind: 'version' })),
    ...accessories(folded).map((stretch): Aside => ({ ...stretch, kind: 'accessory' })),
  ];
  return asides.length === 0 ? NONE : asides;
});

/** Whether an offset of a text is in such a stretch. */
export function isInAside(text: Text, at: number): boolean {
  return asidesOf(text).some(({ start, end }) => start <= at && at < end);
}

function offers(folded: string): readonly Stretch[] {
  if (!holdsAny(folded, OFFER_CUES)) return NONE;
  return [...folded.matchAll(OFFER)].flatMap(({ 0: words, index }): Stretch[] => {
    const offer = { start: index, end: index + words.length };
    const item = itemAround(folded, offer);
    const said = folded.slice(item.start, item.end);
    if (TAKEN.test(said)) return [];
    if (WITH.test(folded.slice(offer.end, offer.end + 6))) return [{ start: offer.end, end: item.end }];
    // Of a title that ends so, everything before would be lost.
    return item.start === 0 || index - item.start > LONGEST_ITEM ? [{ start: offer.end, end: item.end }] : [item];
  });
}

function versions(folded: string): readonly Stretch[] {
  if (!holdsAny(folded, VERSION_CUES)) return NONE;
  return [...folded.matchAll(VERSIONS)].map(({ index }) => ({ start: index, end: sentenceEnd(folded, index) }));
}

function accessories(folded: string): readonly Stretch[] {
  return accessoryPlaces(folded).map((place) => ({ start: place.start, end: itemAround(folded, place).end }));
}

const MOST = 160;
/** An item that is longer before the offer is prose, which may speak of more than one thing. */
const LONGEST_ITEM = 70;

/** The item of a list, or the clause, around words: brackets in it belong to it, and what stands in a bracket ends with it unless the words are all that it holds. */
function itemAround(folded: string, { start, end }: Stretch): Stretch {
  const before = itemStart(folded, start);
  const behind = itemEnd(folded, end);
  const isBracketed = /[([]/.test(folded[before - 1] ?? '') && /[)\]]/.test(folded[behind] ?? '');
  const isAlone = isBracketed && !/\p{L}{3}/u.test(folded.slice(before, start) + folded.slice(end, behind));
  if (isAlone) return { start: itemStart(folded, before - 1), end: itemEnd(folded, behind + 1) };
  return { start: before, end: behind };
}

function itemStart(folded: string, from: number): number {
  let depth = 0;
  for (let at = from - 1; at >= 0 && at >= from - MOST; at--) {
    const sign = folded[at] as string;
    if (sign === ')' || sign === ']') depth++;
    else if (sign === '(' || sign === '[') {
      if (depth === 0) return at + 1;
      depth--;
    } else if (depth === 0 && isBreak(folded, at)) return at + 1;
  }
  return Math.max(0, from - MOST);
}

function itemEnd(folded: string, from: number): number {
  let depth = 0;
  for (let at = from; at < folded.length && at <= from + MOST; at++) {
    const sign = folded[at] as string;
    if (sign === '(' || sign === '[') depth++;
    else if (sign === ')' || sign === ']') {
      if (depth === 0) return at;
      depth--;
    } else if (depth === 0 && isBreak(folded, at)) return at;
  }
  return Math.min(folded.length, from + MOST);
}

/** A short word that is no unit. */
const ABBREVIATED = /(?<!\d[ \u00a0]?)(?<!\p{L})\p{L}{1,4}$/u;

/** The comma and the dot of a number, and the dot of an abbreviation, part nothing. */
function isBreak(folded: string, at: number): boolean {
  const sign = folded[at] as string;
  if (';\n•|!?'.includes(sign)) return true;
  if (sign === ',') return !/\d/.test(folded[at + 1] ?? '');
  if (sign === '+' || sign === '–') return folded[at - 1] === ' ' && folded[at + 1] === ' ';
  return sign === '.' && /\s|^$/.test(folded[at + 1] ?? '') && !ABBREVIATED.test(folded.slice(Math.max(0, at - 8), at));
}

function sentenceEnd(folded: string, from: number): number {
  SENTENCE_END.lastIndex = from;
  return SENTENCE_END.exec(folded)?.index ?? folded.length;
}
