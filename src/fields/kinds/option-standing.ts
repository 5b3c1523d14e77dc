import { memoize } from '../../memoize.js';
import { fold } from '../../text/fold.js';
import type { Field } from '../field.js';
import type { Standing } from '../standing.js';
import type { Text } from '../text.js';
import { isInAside } from '../words/asides.js';
import { askingStems } from '../words/label-synonyms.js';
import { lastWords } from '../words/last-words.js';
import { isPartWord, PART_TAIL, PARTS } from '../words/part-words.js';
import { stem, stemsIn } from '../words/stem.js';
import { labelWords } from './asked-aspects.js';
import { isSubstance } from './option-synonyms.js';
import { isOfWork, isPurpose, isWorkedOn } from './purpose.js';

/** Where the words of an option stand, and what follows them in the same word, folded. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly rest: string;
}

const REACH = 80;
const SIZE = stem('size');
const THREAD = stem('filetage');

/** Whether a field asks for a colour or a material: of other things it may be the purpose or a part that is asked for. */
export const asksSubstance = memoize((field: Field): boolean => {
  const asking = askingStems(field);
  if (['couleur', 'materiau', 'finition', 'finish', 'oberflach'].some((word) => asking.has(stem(word)))) return true;
  const known = field.options.filter(({ code, labels }) => isSubstance([code, ...Object.values(labels)]));
  return known.length >= 2;
});

/** The parts, as stems, that a field asks the colour or the material of: `calotte` of `Couleur de calotte`. */
export const askedParts = memoize((field: Field): readonly string[] =>
  asksSubstance(field) ? [...labelWords(field)].filter((word) => PARTS.has(word)).map(stem) : [],
);

/** How an option stands where it was found; undefined for plainly. */
export function standingOf(field: Field, text: Text, place: Place): Standing | undefined {
  const before = fold(text.source.slice(Math.max(0, place.start - REACH), place.start));
  const behind = fold(text.source.slice(place.end, place.end + REACH / 2));
  const asking = askingStems(field);
  if (isInAside(text, place.start)) return 'part';
  if (asking.has(SIZE) && isWorn(before, behind)) return 'name';
  const words = fold(text.source.slice(place.start, place.end));
  if (isMatterOfFibres(words, before, behind) && asksSubstance(field)) return 'name';
  if (isPlainLength(words, before, behind) && asking.has(THREAD)) return 'name';
  const label = labelBefore(before);
  if (label !== undefined) {
    const stems = stemsIn(label);
    if (asksSubstance(field) && stems.some((word) => PARTS.has(word) && !asking.has(word))) return 'part';
    // Of `Material frame: steel. Material: wood` the second is the whole's.
    if (stems.some((word) => asking.has(word))) return stems.some((word) => SHARES.has(word)) ? undefined : 'labelled';
    if (asksSubstance(field) && isOfWork(label)) return 'purpose';
    if (NAMING.test(label) && !/[,;/]/.test(before.slice(before.lastIndexOf(label) + label.length))) return 'name';
  }
  if (isNextToLabel(before, behind, asking)) return 'labelled';
  if (isName(text, place)) return 'name';
  if (!asksSubstance(field)) return undefined;
  if (isOfLight(before, behind)) return 'part';
  if (isThing(words, before, behind)) return 'name';
  if (looksLike(before, behind, asking)) return 'looks';
  // Of `Holzschraube` the words that were found may reach as far as `Holzs`.
  const tail = place.rest !== '' && /s/i.test(text.source[place.end - 1] ?? '') ? `s${behind}` : behind;
  if (isWorkedOn(before, behind) || isPurpose(field, before, tail, words)) return 'purpose';
  if (isSoldApart(before, behind)) return 'part';
  return isPart(before, tail, place.start <= REACH, asking) ? 'part' : undefined;
}

const WORN_BEFORE = /(?:^|[^\p{L}])(?:wear(?:s|ing)|porte|tragt)(?: [\p{L}]+){0,4} ?$/u;
const WORN_BEHIND = /^[^.;:\n]{0,12}(?:model (?:is )?wear|portee? par|worn by|tragt)/u;

/** `Model wears size M`, `Taille M portée par le mannequin`: not the size on sale. */
function isWorn(before: string, behind: string): boolean {
  return WORN_BEFORE.test(before) || WORN_BEHIND.test(behind);
}

const LABEL =
  /(?:^|[;\n|•.,(]\s*)([^;\n|•.,:=()]{1,50}?)\s?[:=|\t]\s*(?:[^;\n|•.:=]{0,60}?[,/]\s?|[^;\n|•.:=,]{0,40}[ \u00a0])?$/u;

/** The words of the label in whose cell a value stands: `Colour` in `Colour: brown, white`. */
function labelBefore(before: string): string | undefined {
  return /[:=|\t]/.test(before) ? LABEL.exec(before)?.[1] : undefined;
}

/** `steel wool`, `laine de verre`, `glass fibre`: a stuff of its own, and neither of the two that its name is made of. */
function isMatterOfFibres(words: string, before: string, behind: string): boolean {
  if (/^(?:wool|laine|wolle)$/.test(words))
    return (
      /(?:steel|glass|rock|stone|mineral|wood|cotton) $/.test(before) ||
      /^ (?:de |d')(?:acier|verre|roche|bois)(?![a-z])/.test(behind)
    );
  if (/^ ?-?wool(?![a-z])/.test(behind)) return true;
  if (/(?<![a-z])laine (?:de |d')$/.test(before)) return true;
  return (
    /^(?:glass|verre|glas)$/.test(words) &&
    (/^[ -]?fib(?:re|er)s?(?![a-z])/.test(behind) || /fibres? de $/.test(before))
  );
}

/** `22 mm` says a thread only where the thread is spoken of: of `Ø 22 mm` it is the diameter. */
function isPlainLength(words: string, before: string, behind: string): boolean {
  if (!/^\d+(?: ?mm)?$/.test(words)) return false;
  return (
    !/(?:filet|gewinde|thread)[^;\n]{0,30}$/.test(before) && !/^(?: ?mm)?[ -]?(?:filet|gewinde|thread)/.test(behind)
  );
}

const GLASSES = /(?:^|[^\p{L}])(?:wine|beer|drinking|water|shot|cocktail|champagne|whisky|tea|magnifying|measuring) $/u;

/** `verre à vin` and `wine glass` are things, whatever they are made of. */
function isThing(words: string, before: string, behind: string): boolean {
  if (/^verres?$/.test(words)) return /^ a (?!vitre)/.test(behind);
  return /^glass(?:es)?$/.test(words) && GLASSES.test(before);
}

/** Parts that are as much as the product, where nothing else is said. */
const SHARES: ReadonlySet<string> = new Set(
  'frame gestell rahmen cadre structure chassis base top plateau tischplatte platte seat sitz assise dossier backrest lehne front facade korpus corps body bezug housse cover polster filling fullung garnissage inside innen interieur aussen exterieur outer inner liner'
    .split(' ')
    .map(stem),
);

const NEXT_WORD = /([\p{L}]+)[ \u00a0]?(?:en |in |is |est |ist |of )?$/u;
const WORD_BEHIND = /^ ?([\p{L}]+)/u;

/** `en couleur gris`, `in Farbe schwarz`, `brown colour`. */
function isNextToLabel(before: string, behind: string, asking: ReadonlySet<string>): boolean {
  const [left, right] = [NEXT_WORD.exec(lastWords(before, 2))?.[1], WORD_BEHIND.exec(behind)?.[1]];
  return (left !== undefined && asking.has(stem(left))) || (right !== undefined && asking.has(stem(right)));
}

const NAMING =
  /(?:^|[^\p{L}])(?:marque|marke|brand|hersteller|fabricant|manufacturer|modele|model|modell|serie|series|gamme|range|collection|kollektion|titre|title|reference|ref)s?$/u;
const NAMED =
  /(?:^|[^\p{L}])(?:marque|marke|brand|hersteller|modele|model|modell|serie|series|gamme|collection|kollektion)\s(?:\p{L}+\s)?$/u;

/** `Black & Decker`, `collection Blanc`, `"Black Edition"`, `Blue®`. */
function isName({ source }: Text, { start, end }: Place): boolean {
  if (!/\p{Lu}/u.test(source[start] ?? '')) return false;
  const [before, behind] = [source.slice(Math.max(0, start - 30), start), source.slice(end, end + 30)];
  if (/^ ?[&+] ?\p{Lu}/u.test(behind) || /\p{L} ?& ?$/u.test(before) || /^\s?[®™©]/u.test(behind)) return true;
  if (/[“"«„][^"“”«»„\n]{0,20}$/u.test(before) && /^[^"“”«»„\n]{0,20}[”"»“]/u.test(behind)) return true;
  return NAMED.test(fold(before));
}

const LIGHT_BEFORE =
  /(?:^|[^\p{L}])(?:warm|cool|cold|neutral|kalt|lumiere|eclairage|retroeclairage|light|lighting|backlight|leds?|licht) ?$/u;
const LIGHT_BEHIND = /^e?s? (?:chaude?s?|froide?s?|neutres?|light\b|backlight)/u;

/** The colour of the light, not of the lamp: `blanc chaud`, `warm white`, `rétroéclairage bleu`. */
function isOfLight(before: string, behind: string): boolean {
  return LIGHT_BEFORE.test(before) || LIGHT_BEHIND.test(behind);
}

const LOOK =
  '(?:aspects?|effets?|imitation|facon|styles?|look|decors?|finitions?|finish|tons?|teintes?|coloris|couleurs?|faux|motifs?|imit(?:e|es|ee|ees)|imitating|similaire|simulated|optik|nachbildung|farbe)';
const LOOKS_BEFORE = new RegExp(`(?:^|[^\\p{L}-])(${LOOK})(?: (?:de|du|d'|of|the|le|la|a|au))?[ -]*$`, 'u');
const LOOKS_BEHIND =
  /^[\s-]?(optik|look|effe[ck]t|style|stil|dekor|decor|imitat|nachbildung|finish|colou?red|farben|farbig|like\b|ahnlich|design|muster|print|motif)/u;

/** `aspect chêne`, `imitation leather`, `oak effect`, `Eichenoptik`; not for a field that asks for just that. */
function looksLike(before: string, behind: string, asking: ReadonlySet<string>): boolean {
  const word =
    LOOKS_BEFORE.exec(before)?.[1] ??
    LOOKS_BEHIND.exec(behind.replace(/^(?:n|en|er|s)(?=optik|look|dekor|imitat|nachb|farb|stil|design)/u, ''))?.[1];
  return word !== undefined && !asks(asking, word) && !asks(asking, 'couleur');
}

function asks(asking: ReadonlySet<string>, word: string): boolean {
  return asking.has(stem(word));
}

const PART_BEFORE = /([\p{L}]+)(?: [\p{L}]+)?(?: (?:en|de|aus|in|of|made of|d')| ?\()? ?$/u;
const PART_BEHIND = /^(?:e[nrms]?)?[ -]([\p{L}]+)(?:[ -]([\p{L}]+))?/u;
const CONNECTED =
  /(?:^|[^\p{L}])(?:with|and|on|has|features|incl|including|mit|und|avec|et|ses|its|plus) (?:an? |the |einem |einer |une? |des |de )?$|[,;:.+–-] ?$/u;
const COUNTED = /^(?:\s|lot de|set of|pack of|\d+|x|er|set|de|of|von)*$/u;

/** `joint en laiton`, `with steel legs`, `mit Messingdichtung`; not where the part is what the text is about. */
function isPart(before: string, behind: string, isNearStart: boolean, asking: ReadonlySet<string>): boolean {
  const last = lastWords(before, 4);
  const led = PART_BEFORE.exec(last);
  const ledBy = led && partIn([led[1], led[0].trim().split(' ')[1]], asking);
  if (led && ledBy) return !(isNearStart && COUNTED.test(before.slice(0, before.length - last.length + led.index)));
  const [tail = ''] = /^[\p{L}]*/u.exec(behind) ?? [];
  const follows = PART_TAIL.test(tail) || partIn(PART_BEHIND.exec(behind)?.slice(1) ?? [], asking);
  return follows && CONNECTED.test(before);
}

const SOLD_APART =
  /^[^.,;:!?\n|•]{0,30}(?:vendue?s? separement|sold separately|separat erhaltlich|nicht enthalten|not included|non (?:inclus|fourni|compris)(?:e|es|s)?|en option)/u;

/** Of `Vasque céramique vendue séparément` nothing is the product's. */
function isSoldApart(before: string, behind: string): boolean {
  return /[a-z]/.test(before) && SOLD_APART.test(behind);
}

function partIn(words: readonly (string | undefined)[], asking: ReadonlySet<string>): boolean {
  return words.some((word) => word !== undefined && isPartWord(word) && !asking.has(stem(word)));
}
