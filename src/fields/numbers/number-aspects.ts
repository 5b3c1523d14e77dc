import { fold } from '../../text/fold.js';
import type { Text } from '../text-reading.js';
import { asidesOf, isInAside } from '../words/asides.js';
import { type Word, wordIndexAt } from '../words/words.js';
import { ASPECTS, type Aspect, aspectsNamed } from './aspect-words.js';
import { isOfFittedThing, isOfRoundPart, mayNameFittedThings } from './fitted-things.js';
import type { NumberDraft } from './number-draft.js';
import { nounRole } from './roles.js';

const NAMES = Object.keys(ASPECTS) as Aspect[];
const NOT = /(?<![\p{L}])(?:hors|sans|without|ohne|excluding|excl\.?|exkl\.?|un)[\s-]*$/iu;
/** Where a phrase ends; the dot of an abbreviation ends none. */
const BREAK = /[;\n!?|•]|(?<![^\p{L}]\p{L}{1,5})\.\s/gu;
const COMMA = /[,()[\]]/g;
const REACH = 90;
const BEHIND = /^[ \u00a0]?(?:[([]\s?)?((?:[\p{L}'’-]+[ .]?){1,3})(?<rest>.{0,24})/u;
const LEADS_ON = /^[\s.:=(]*(?:\p{L}+\.?\s?)?[:=]?\s*\d/u;
const JOINS = /^(?:hors|sans|without|ohne|et|and|und|avec|with|mit)$/i;
/** A heading that sets what follows it apart from a package. */
const PRODUCT =
  /^(?:produits?|products?|produkt\p{L}*|appareils?|gerate?|gerat\p{L}*|articles?|artikel\p{L}*|nets?|nett[oe]\p{L}*)$/u;

interface Heading {
  readonly aspects: readonly Aspect[];
  readonly end: number;
}

/** Notes what each number is said of: by the words before it in its phrase, right behind it, or at the head of its list. */
export function noteAspects(text: Text, drafts: readonly NumberDraft[]): void {
  const isNamed = text.words.some(({ folded }) => aspectsNamed(folded).length > 0);
  const isRound = drafts.some(({ role }) => role === 'diameter');
  if (!isNamed && !isRound && !mayNameFittedThings(text.words)) return;
  const own = aspectsOfProduct(text);
  let heading: Heading | undefined;
  for (const [index, draft] of drafts.entries()) {
    const left = drafts[index - 1];
    const label = labelBefore(
      text,
      draft,
      (left && (isNumbered(text, left) || isTimes(left, draft) || isCount(text, left)) ? drafts[index - 2] : left)
        ?.end ?? 0,
    );
    if (heading && (label.isOther || lastBreak(text.source.slice(heading.end, draft.start)) > 0)) heading = undefined;
    const before = label.aspects;
    if (label.heading.length > 0) heading = { aspects: label.heading, end: draft.end };
    const shared = left && isSharing(text, left, draft) ? (left.aspects ?? []) : [];
    const listed = before.length === 0 && heading ? heading.aspects : [];
    const all = new Set([...before, ...aspectsBehind(text, draft), ...listed, ...shared]);
    draft.aspects = NAMES.filter((name) => all.has(name) && !own.has(name) && isMeasuredIn(name, draft));
    if (heading) heading = { ...heading, end: draft.end };
  }
  for (const chain of new Set(drafts.map((draft) => draft.chain))) if (chain) shareInRow(text, chain);
  for (const [index, draft] of drafts.entries()) if (draft.aspects?.length) readPair(text, draft, drafts[index + 1]);
}

/** What a product may be itself. */
const THINGS: ReadonlySet<Aspect> = new Set<Aspect>(['cord', 'lamp', 'motor']);
const TITLE_END =
  /[,;:.(|\n\d]|\s[-–]\s|(?<!\p{L})(?:avec|with|mit|inkl|incl|pour|für|for|sans|without|ohne|et|and|und)(?!\p{L})/iu;
/** `Longueur du cordon 1,5 m` is no title. */
const MEASURE = /(?<!\p{L})(?:longueur|length|puissance|power|wattage)(?!\p{L})|(?:länge|leistung)(?!\p{L})/iu;
const NO_ASPECTS: ReadonlySet<Aspect> = new Set();
const CORD = /(?:kabel|leitung|schlauch)(?!\p{L})|(?<!\p{L})rallonge/iu;

/** What the title names the product as: of `HDMI cable, 2 m` the length of the cable is the product's. */
function aspectsOfProduct({ source, words }: Text): ReadonlySet<Aspect> {
  const start = source.slice(0, REACH);
  const end = TITLE_END.exec(start);
  if (end?.[0] === ':' || /^\s:/.test(start.slice((end?.index ?? REACH) - 1))) return NO_ASPECTS;
  const title = start.slice(0, end?.index);
  const named = words.slice(0, wordIndexAt(words, title.length)).flatMap(({ folded }) => aspectsNamed(folded));
  if (MEASURE.test(title)) return NO_ASPECTS;
  if (CORD.test(title)) named.push('cord');
  return new Set(named.filter((name) => THINGS.has(name)));
}

/** Notes the numbers of what stands beside the product: what can be had besides, other versions, things that come with it. */
export function noteAsides(text: Text, drafts: readonly NumberDraft[]): void {
  if (asidesOf(text).length === 0) return;
  for (const draft of drafts) if (isInAside(text, draft.start)) draft.aspects = [...(draft.aspects ?? []), 'beside'];
}

/** Two names of one measure, such as `Netto-/Bruttogewicht` and `Poids net / brut`. */
const TWO_NAMES = /(?<!\p{L})(\p{L}{3,})\.?-?\s?[/|]\s?(\p{L}{3,})[^\d\n;/|]{0,24}$/u;
const TWO_NUMBERS = /^\s?(?:[/|]|bzw\.|resp\.)\s?$/;

/** Of `Netto-/Bruttogewicht: 2,3 kg / 2,8 kg` the first number is said of what the first name names. */
function readPair({ source }: Text, first: NumberDraft, second: NumberDraft | undefined): void {
  if (!second || !TWO_NUMBERS.test(source.slice(first.end, second.start))) return;
  const names = TWO_NAMES.exec(source.slice(Math.max(0, first.start - REACH), first.start));
  if (!names) return;
  const [one, other] = [names[1], names[2]].map((name) => aspectsNamed(fold(name ?? '')));
  if (one?.length === other?.length) return;
  for (const [draft, aspects] of [
    [first, one],
    [second, other],
  ] as const) {
    draft.aspects = aspects?.filter((name) => isMeasuredIn(name, draft)) ?? [];
    draft.alternative = undefined;
  }
}

/** The 1 of `Colis 1 : largeur 120 cm` numbers what its heading names. */
function isNumbered({ source }: Text, { literal, unit, start, end }: NumberDraft): boolean {
  const before = source.slice(Math.max(0, start - 16), start);
  if (unit || literal.raw.length > 3 || !/^(?:\s?\/\s?\d)?\s?:/.test(source.slice(end, end + 5))) return false;
  return aspectsNamed(fold(/(\p{L}+)\s?(?:\d\s?\/\s?)?$/u.exec(before)?.[1] ?? '')).length > 0;
}

/** Of `ersetzt 2 x 58 W` the label stands before the 2. */
function isTimes(left: NumberDraft, { kind, chain }: NumberDraft): boolean {
  return kind === 'multiple' && !left.unit && chain !== undefined && left.chain === chain;
}

/** Of `Beleuchtung 2 x LED 3 W` too. */
function isCount({ source }: Text, { unit, end, literal }: NumberDraft): boolean {
  return !unit && literal.raw.length < 3 && /^\s?[x×]\s\p{L}/u.test(source.slice(end, end + 5));
}

/** Sides of one thing, and the two ends of a range, are said of the same. */
function isSharing({ source }: Text, left: NumberDraft, draft: NumberDraft): boolean {
  if (left.chain !== undefined && left.chain === draft.chain && !isParted(source, left, draft)) return true;
  if (left.rangeEnd === 'low' && draft.rangeEnd === 'high') return true;
  return (
    left.kind !== 'range' &&
    left.bound !== undefined &&
    draft.bound !== undefined &&
    left.bound !== draft.bound &&
    !/[;.]\s/.test(source.slice(left.end, draft.start)) &&
    draft.start - left.end < 16
  );
}

/** Sides with a comma between have a label each. */
function isParted(source: string, left: NumberDraft, right: NumberDraft): boolean {
  return /[,;.\n]/.test(source.slice(left.end, right.start));
}

/** What is said behind the last side of a row is said of all of them. */
function shareInRow(text: Text, chain: readonly NumberDraft[]): void {
  const last = chain.at(-1);
  const said = last ? aspectsBehind(text, last) : [];
  if (said.length === 0) return;
  for (let i = chain.length - 2; i >= 0; i--) {
    const [draft, right] = [chain[i] as NumberDraft, chain[i + 1] as NumberDraft];
    if (isParted(text.source, draft, right)) return;
    if (!draft.aspects?.length) draft.aspects = said.filter((name) => isMeasuredIn(name, draft));
  }
}

function isMeasuredIn(name: Aspect, { unit }: NumberDraft): boolean {
  const dimensions: readonly string[] = ASPECTS[name].dimensions;
  return dimensions.includes(unit?.dimension ?? '');
}

interface Label {
  readonly aspects: readonly Aspect[];
  /** Those that the numbers behind share, too: of `Emballage` in `Emballage : largeur 12 cm, hauteur 22 cm`. */
  readonly heading: readonly Aspect[];
  /** Whether it begins a phrase about the product. */
  readonly isOther: boolean;
}

/** The words before a number in its phrase: from the last comma, or from before the colon on. */
function labelBefore({ source, words }: Text, draft: NumberDraft, from: number): Label {
  const start = Math.max(from, draft.start - REACH);
  const phrase = start + lastBreak(source.slice(start, draft.start));
  const colon = source.lastIndexOf(':', draft.start - 1);
  const hasColon = colon >= phrase;
  const begin =
    phrase +
    lastEnd(
      source.slice(phrase, hasColon ? colon : draft.start).replace(/\([^()]*\)/g, (all) => ' '.repeat(all.length)),
      COMMA,
    );
  const label = words.slice(wordIndexAt(words, begin), wordIndexAt(words, draft.start));
  const said = source.slice(begin, draft.start);
  const isFitted =
    isOfFittedThing(said, draft) || (draft.role === 'diameter' && isOfRoundPart(itemBefore(source, draft.start)));
  const aspects = label.flatMap((word) => (isDenied(source, word) ? [] : aspectsNamed(word.folded)));
  if (isFitted) aspects.push('fitted');
  const head = hasColon ? label.filter(({ end }) => end <= colon) : [];
  const isMeasure = draft.chain === undefined && head.some(({ folded }) => isMeasureName(folded));
  return {
    aspects,
    heading: isMeasure
      ? []
      : [
          ...head.flatMap((word) => (isDenied(source, word) ? [] : aspectsNamed(word.folded).filter(isOfList))),
          ...(isFitted && hasColon ? (['fitted'] as const) : []),
        ],
    isOther: label.some((word) => PRODUCT.test(word.folded) || isDeniedAspect(source, word)),
  };
}

/** The words before a number in its item of a list, other numbers among them; none in the title, which is the product's. */
function itemBefore(source: string, start: number): string {
  const from = Math.max(0, start - REACH);
  const item = source.slice(from, start).split(/[;\n•|()]|[,.]\s/);
  return item.length > 1 || from > 0 ? (item.at(-1) ?? '') : '';
}

/** `Gewicht ohne Verpackung` ends what was said of the package. */
function isDeniedAspect(source: string, word: Word): boolean {
  return aspectsNamed(word.folded).length > 0 && isDenied(source, word);
}

/** What one measures of a load or of a consumption is one number, and no list. */
const ONE_NUMBER: ReadonlySet<Aspect> = new Set<Aspect>([
  ...(['load', 'capacity', 'gross', 'standby', 'replaced'] as const),
  ...(['cord', 'lamp', 'motor', 'connection'] as const),
]);

function isOfList(aspect: Aspect): boolean {
  return !ONE_NUMBER.has(aspect);
}

/** `Poids du colis : 7 kg, hauteur 80 cm`: a label that names what is measured heads no list. */
function isMeasureName(folded: string): boolean {
  return /^(?:poids|weight|masse|volume|volumen)$|gewicht$/.test(folded) || nounRole(folded) !== undefined;
}

/** `en saillie` says how it is mounted. */
const MOUNTED = /(?<![\p{L}])en\s$/iu;

function isDenied(source: string, { start, folded }: Word): boolean {
  const before = source.slice(Math.max(0, start - 12), start);
  return NOT.test(before) || (folded === 'saillie' && MOUNTED.test(before));
}

function lastBreak(words: string): number {
  return lastEnd(words, BREAK);
}

/** Where the last match ends; 0 without one. */
function lastEnd(words: string, pattern: RegExp): number {
  const last = [...words.matchAll(pattern)].at(-1);
  return last ? last.index + last[0].length : 0;
}

function aspectsBehind({ source }: Text, draft: NumberDraft): readonly Aspect[] {
  const found = BEHIND.exec(source.slice(draft.end, draft.end + 48));
  if (!found || LEADS_ON.test(found.groups?.rest ?? '')) return [];
  const words = (found[1] ?? '').split(/[\s.'’-]+/).filter(Boolean);
  return words.some((word) => JOINS.test(word)) ? [] : words.flatMap((word) => aspectsNamed(fold(word)));
}
