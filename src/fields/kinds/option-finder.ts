import { memoize } from '../../memoize.js';
import type { Field } from '../field.js';
import type { Text } from '../text.js';
import { askingStems, CLASS_WORDS } from '../words/label-synonyms.js';
import type { Phrase } from '../words/phrase.js';
import { findPhrase, type PhraseMatch } from '../words/phrase-finder.js';
import { phrasesOf } from '../words/phrase-index.js';
import { stem } from '../words/stem.js';
import { isListed } from './option-choice.js';
import type { OptionPhrase } from './option-phrases.js';

/** An option found in a text. */
export interface FoundOption extends OptionPhrase {
  readonly match: PhraseMatch;
}

const LABEL_REACH = 3;
/** UTF-16 units of the longest word between the ends of a scale, with its spaces. */
const LONGEST_UNTIL = 9;

/** The options of a field in text order; of those that overlap, the one with more words wins. */
export function findOptions(field: Field, phrases: readonly OptionPhrase[], text: Text): readonly FoundOption[] {
  const found: FoundOption[] = [];
  const doubtful: FoundOption[] = [];
  for (const option of phrasesOf(phrases, text)) {
    if (option.locale && text.locale && option.locale !== text.locale) continue;
    const matches = [...findPhrase(option.phrase, text), ...findInSmall(field, option.phrase, text)];
    for (const match of matches) {
      if (isInAnother(match, phrases, text) || isOfOther(field, option.phrase, text, match)) continue;
      const isSure = !option.phrase.isWeak || isNearLabel(field, text, match);
      (isSure ? found : doubtful).push({ match, ...option });
    }
  }
  if (!field.multiple) dropScales(found, doubtful, text.source);
  if (found.length > 0 && doubtful.length > 0) found.push(...listedWith(found, doubtful, text.source));
  if (found.length < 2) return found;
  found.sort(byStrength);
  const taken = new Set<number>();
  const kept = found.filter(({ match }) => {
    for (let i = match.first; i <= match.last; i++) if (taken.has(i)) return false;
    for (let i = match.first; i <= match.last; i++) taken.add(i);
    return true;
  });
  return kept.sort((a, b) => a.match.start - b.match.start);
}

const NONE: readonly PhraseMatch[] = [];

/** `size: xl`: right behind the label and alone in its cell, small letters will do. */
function findInSmall(field: Field, phrase: Phrase, { source, subtokens }: Text): readonly PhraseMatch[] {
  const { isCaseBound, isWeak, spelling, stems } = phrase;
  if (phrase.subtokens.length > 1 || !(isCaseBound || (isWeak && /^\p{Lu}$/u.test(spelling)))) return NONE;
  const small = spelling.toLowerCase();
  return subtokens.positions(stems[0] ?? '').flatMap((at): PhraseMatch[] => {
    const [label, found] = [subtokens.list[at - 1], subtokens.list[at]];
    if (!label || !found || source.slice(found.start, found.end) !== small) return [];
    if (!/^\s?[:=]?\s?$/.test(source.slice(label.end, found.start)) || !askingStems(field).has(label.stem)) return [];
    if (!/^\s*(?:$|[,;.)|\n])/.test(source.slice(found.end, found.end + 4))) return [];
    return [{ first: at, last: at, start: found.start, end: found.end, foreign: 0, exact: false, rest: '' }];
  });
}

const SHORT_CODE = /^[\p{Lu}\d+]{1,5}$/u;
const UNTIL = /^\s?(?:[-–—…→]|\.{2,3}|à|a|to|bis|up to|jusqu['’]à)\s?$/iu;

/** Takes out both ends of a scale or of a range on offer: `(A à G)`, `A bis G`, `S-XXL`; neither is the product's. */
function dropScales(found: FoundOption[], doubtful: FoundOption[], source: string): void {
  const all = [...found, ...doubtful].filter(({ match }) => SHORT_CODE.test(source.slice(match.start, match.end)));
  if (all.length < 2) return;
  const byStart = new Map<number, FoundOption[]>();
  for (const one of all) byStart.set(one.match.start, [...(byStart.get(one.match.start) ?? []), one]);
  const ends = new Set<FoundOption>();
  for (const one of all) {
    for (let start = one.match.end + 1; start <= one.match.end + LONGEST_UNTIL; start++) {
      const others = byStart.get(start)?.filter(({ code }) => code !== one.code) ?? [];
      if (others.length === 0 || !UNTIL.test(source.slice(one.match.end, start))) continue;
      for (const end of [one, ...others]) ends.add(end);
    }
  }
  for (const list of [found, doubtful]) list.splice(0, list.length, ...list.filter((one) => !ends.has(one)));
}

/** Of the doubtful ones, those in a list with others: `S`, `M` and `L` beside `XL`. */
function listedWith(
  sure: readonly FoundOption[],
  doubtful: readonly FoundOption[],
  source: string,
): readonly FoundOption[] {
  const all = [...sure, ...doubtful].sort((a, b) => a.match.start - b.match.start);
  const believed = new Set(sure);
  const believe = (one: FoundOption | undefined, next: FoundOption | undefined, from: FoundOption | undefined) => {
    if (!one || !next || !from || !believed.has(from)) return;
    if (next.match.start - one.match.end < 12 && isListed(source.slice(one.match.end, next.match.start))) {
      believed.add(one).add(next);
    }
  };
  for (let i = 1; i < all.length; i++) believe(all[i - 1], all[i], all[i - 1]);
  for (let i = all.length - 1; i > 0; i--) believe(all[i - 1], all[i], all[i]);
  return doubtful.filter((one) => believed.has(one));
}

const wordsOf = memoize((phrases: readonly OptionPhrase[]) => new Set(phrases.flatMap(({ phrase }) => phrase.stems)));

/** Whether a part of a word is found that is, as a whole, a word of the options: `Edelstahl` is not `Stahl` beside `Edelstahl rostfrei`. */
function isInAnother(
  { first, start, end }: PhraseMatch,
  phrases: readonly OptionPhrase[],
  { subtokens }: Text,
): boolean {
  const subtoken = subtokens.list[first];
  return subtoken !== undefined && end - start < subtoken.end - subtoken.start && wordsOf(phrases).has(subtoken.stem);
}

/** The A of `78 dB(A)` is the filter's, `Klasse C` of `Rutschhemmung: Klasse C` and of `39 dB, Klasse C` of something else. */
function isOfOther(
  field: Field,
  { subtokens }: Phrase,
  { source, subtokens: { list } }: Text,
  match: PhraseMatch,
): boolean {
  const before = source.slice(Math.max(0, match.start - 40), match.start);
  if (/dB\s?\(?$/i.test(before)) return true;
  if (!CLASS_WORDS.has(subtokens[0]?.stem ?? '') || subtokens.length < 2) return false;
  if (isBehindLevel(source, match.start)) return true;
  const label = list[match.first - 1];
  if (!label) return false;
  const [gap, stems] = [source.slice(label.end, match.start), askingStems(field)];
  if (stems.has(label.stem)) return false;
  return /^\s?[:|]\s?$/.test(gap) || (/^\s?$/.test(gap) && OF_OTHERS.has(label.stem));
}

/** A class right behind a level is that of the noise: `39 dB(A) re 1 pW, class C`. */
function isBehindLevel(source: string, start: number): boolean {
  return /dB[^.;\n]{0,14}[,;(]\s?$/i.test(source.slice(Math.max(0, start - 24), start));
}

function byStrength(a: FoundOption, b: FoundOption): number {
  return (
    Number(a.partial) - Number(b.partial) ||
    b.phrase.subtokens.length - a.phrase.subtokens.length ||
    a.match.foreign - b.match.foreign ||
    Number(b.match.exact) - Number(a.match.exact) ||
    b.match.end - b.match.start - (a.match.end - a.match.start)
  );
}

/** What other classes than the one that is asked for are of. */
const OF_OTHERS = new Set(
  `spin essorag wash washing lavag dry drying sechag noise bruit sound acoust protect isolat insulat laser etanche risk risque fire feu schleuder wasch trocken
   rutschhemmung rutschfestigkeit rutschsicherheit slip antiglisse antiderapant abrieb abriebfestigkeit nutzung nutzungsklasse einbruch einbruchschutz resistance widerstand usur usage precision accuracy genauigkeit emission fettabscheidegrad fettfiltereffizienz abscheidegrad graisse filtration filtrage grease brandschutz baustoff comfort confort komfort`
    .split(/\s+/)
    .map(stem),
);

/** `Spin class B` and `classe d'essorage B` are of something else. */
function isOtherClass(stems: ReadonlySet<string>, { source, subtokens: { list } }: Text, at: number): boolean {
  return [list[at - 1], list[at + 1], list[at + 2]].some(
    (subtoken) =>
      subtoken !== undefined &&
      OF_OTHERS.has(subtoken.stem) &&
      !stems.has(subtoken.stem) &&
      !/[;\n|]|\.\s/.test(source.slice(list[at]?.end, subtoken.start)),
  );
}

const REMARK = /\([^()\n]{1,30}\)\s*[:=]?\s*$/u;

/** Of `Classe (A à G) : E` the place right behind the label: what is in brackets is only a remark. */
function behindBracket({ source, subtokens: { list } }: Text, first: number): number {
  const start = list[first]?.start ?? 0;
  const from = Math.max(0, start - 40);
  const remark = REMARK.exec(source.slice(from, start));
  let at = first;
  if (remark) while (at > 0 && (list[at - 1]?.start ?? 0) >= from + remark.index) at--;
  return at;
}

/** Of `| Energy class | A |` the label stands in the cell before, of `Gr. L` before a dot. */
function isInReach(gap: string, isNext: boolean): boolean {
  if (isNext && /^\. ?$/.test(gap)) return true;
  return !/[.;!?\n|]/.test(isNext ? gap.replace(/^([^|\n]*)\|([^|\n]*)$/, '$1$2') : gap);
}

/** Whether a word of the label, or one such as `classe`, stands right before, or a label word right behind. */
function isNearLabel(field: Field, text: Text, match: PhraseMatch): boolean {
  const { list } = text.subtokens;
  const stems = askingStems(field);
  const before = behindBracket(text, match.first);
  for (let i = before - 1; i >= before - LABEL_REACH; i--) {
    const subtoken = list[i];
    if (!subtoken || !isInReach(text.source.slice(subtoken.end, list[i + 1]?.start), i === before - 1)) break;
    if (stems.has(subtoken.stem)) return true;
    if (CLASS_WORDS.has(subtoken.stem))
      return !isOtherClass(stems, text, i) && !isBehindLevel(text.source, subtoken.start);
  }
  const next = list[match.last + 1];
  return next !== undefined && stems.has(next.stem) && /^[\s']*$/.test(text.source.slice(match.end, next.start));
}
