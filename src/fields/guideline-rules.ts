import { memoize } from '../memoize.js';
import type { Field } from './field.js';
import { dictionaryUnit, parseUnit, type Unit } from './units/units.js';

/** `If no unit is specified, assume the measurement is in inches`, `en cm si l'unité manque`, `ohne Einheit in mm`. */
const SILENT_UNITS = [
  /\b(?:no units?|without (?:a |an |any )?units?)\b[^.\n;]{0,80}?\b(?:in|are|is|as)\s+(?:in\s+)?(?!specified|given|stated|assumed|the\b|in\b)([a-z]{1,12})\b/i,
  /\bin\s+([a-z]{1,12})\s+(?:if|when|where|unless)\b[^.\n;]{0,30}\bunits?\b/i,
  /\b(?:sans|aucune) unité[^.\n;]{0,60}?\ben\s+(\p{L}{1,14})/iu,
  /\ben\s+(\p{L}{1,14})\s+(?:si|lorsque|quand|à défaut)[^.\n;]{0,40}unité/iu,
  /\b(?:ohne|keine) (?:maß)?einheit[^.\n;]{0,60}?\bin\s+(\p{L}{1,14})/iu,
  /\bin\s+(\p{L}{1,14}),?\s+(?:wenn|falls|sofern)[^.\n;]{0,40}einheit/iu,
];

/** The unit that a number field's guideline gives to numbers that are written without one; undefined where it says nothing of that. */
export const silentUnitOf = memoize(({ guideline, unit }: Field): Unit | undefined => {
  if (!guideline || unit === undefined || !/unit|einheit/i.test(guideline)) return undefined;
  const asked = dictionaryUnit(unit);
  for (const pattern of SILENT_UNITS) {
    const said = parseUnit(pattern.exec(guideline)?.[1] ?? '');
    if (said && said.dimension === asked?.dimension) return said;
  }
  return undefined;
});

const RANGE = 'ranges?|plages?|fourchettes?|intervalles?|\\p{L}*bereich(?:e|en|s)?|spannen?';
const HIGH =
  'larger|largest|greater|greatest|higher|highest|upper|bigger|maximum|plus grande?|plus haute?|supérieure?|maximale?|größer\\p{L}*|höher\\p{L}*|höchst\\p{L}*|ober\\p{L}*|maximal\\p{L}*';
const LOW =
  'smaller|smallest|lower|lowest|minimum|plus petite?|plus basse?|inférieure?|minimale?|kleiner\\p{L}*|kleinst\\p{L}*|niedriger\\p{L}*|unter(?:e|en|er|es)|minimal\\p{L}*';
const either = (words: string) =>
  new RegExp(
    `(?<!\\p{L})(?:${RANGE})(?!\\p{L})[^.\\n;]{0,50}(?<!\\p{L})(?:${words})(?!\\p{L})|(?<!\\p{L})(?:${words})(?!\\p{L})[^.\\n;]{0,40}(?<!\\p{L})(?:${RANGE})(?!\\p{L})`,
    'iu',
  );

/** Which end of a range a field's guideline takes: `For ranges, use the larger value`; undefined where it says nothing of that, or both. */
export const guidedEnd = memoize(({ guideline }: Field): 'low' | 'high' | undefined => {
  if (!guideline || !/range|plage|fourchette|intervalle|bereich|spanne/i.test(guideline)) return undefined;
  const [high, low] = [either(HIGH).test(guideline), either(LOW).test(guideline)];
  return high === low ? undefined : high ? 'high' : 'low';
});

/** How a guideline wants a text written. */
export type GuidedWriting = 'upper' | 'lower' | 'bare' | 'bare upper';

const UPPER =
  /\b(?:in|to|as)\s+(?:all[ -])?(?:upper[ -]?case|capitals?|capital letters|caps)\b|\ben (?:lettres )?(?:majuscules|capitales)\b|\bin gro(?:ß|ss)buchstaben\b|\bgro(?:ß|ss)geschrieben\b/i;
const LOWER =
  /\b(?:in|to|as)\s+(?:all[ -])?(?:lower[ -]?case|small letters)\b|\ben (?:lettres )?minuscules\b|\bin kleinbuchstaben\b|\bkleingeschrieben\b/i;
const BARE =
  /\bnon-alphanumeric\b|\bonly letters and (?:numbers|digits)\b|\balphanumeric (?:characters )?only\b|\b(?:uniquement|seulement) (?:des |les )?lettres et (?:des |les )?chiffres\b|\balphanumérique uniquement\b|\bnur buchstaben und (?:ziffern|zahlen)\b|\bnur alphanumerisch/i;

/** How a field's guideline wants values written: `Return the brand in uppercase`, `nur Buchstaben und Ziffern`; undefined where it says nothing of that. */
export const guidedWriting = memoize(({ guideline = '' }: Field): GuidedWriting | undefined => {
  const isUpper = UPPER.test(guideline) && !LOWER.test(guideline);
  if (BARE.test(guideline)) return isUpper ? 'bare upper' : 'bare';
  return isUpper ? 'upper' : LOWER.test(guideline) && !UPPER.test(guideline) ? 'lower' : undefined;
});

const DIGITS = /\b(?:digits?|chiffres?|ziffern?)\s+(?:n[°o.]+\s?)?(\d{1,2})\s*(?:to|-|–|through|à|bis)\s*(\d{1,2})\b/i;

/** The pattern whose group holds the digits that a guideline asks for: of `digits 2 to 6` those five behind the first. */
export function guidedDigits(guideline: string | undefined): string | undefined {
  const [, from = '', to = ''] = DIGITS.exec(guideline ?? '') ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (from === '' || first < 1 || last <= first) return undefined;
  return `^\\d{${first - 1}}(\\d{${last - first + 1}})`;
}
