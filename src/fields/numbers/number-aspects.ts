import { fold } from '../../text/fold.js';
import type { Text } from '../text.js';
import { type Word, wordIndexAt } from '../words/words.js';
import type { NumberDraft } from './number-draft.js';

/**
 * What a number is said of, when it is not the product as it is used: its package, what it bears, the hole it goes into,
 * a test, its storage, its standby, its seat, a compartment, or its weight with all that comes with it.
 */
export type Aspect =
  | 'package'
  | 'gross'
  | 'load'
  | 'niche'
  | 'test'
  | 'storage'
  | 'standby'
  | 'seat'
  | 'freezer'
  | 'fridge';

interface AspectWords {
  /** Folded words that name it; a compound counts by how it begins. */
  readonly words: RegExp;
  /** The dimensions that it is said of; any when absent. */
  readonly dimensions?: readonly string[];
}

const ASPECTS: Readonly<Record<Aspect, AspectWords>> = {
  package: {
    words:
      /^(?:emball(?:age|ages|e|ee|es|ees)|colis|cartons?|conditionn\p{L}+|palettes?|packag\p{L}+|packages?|packed|packing|shipping|shipped|shipment|parcels?|boxed|carton(?:ed)?|verpack\p{L}+|verpackt\p{L}*|paket\p{L}*|packmass\p{L}*|packstuck\p{L}*|versand\p{L}*|kartons?|karton(?:mass|abmess|gross|gewicht|breite|hohe|lange|tiefe)\p{L}*|umkarton\p{L}*|palett?en\p{L}*|liefermasse?)$/u,
    dimensions: ['length', 'mass', 'volume', ''],
  },
  gross: { words: /^(?:brut|brute|bruts|gross|brutto\p{L}*|expedition|livraison)$/u, dimensions: ['mass', 'volume'] },
  load: {
    words:
      /^(?:charges?|chargement|load|loads|loading|loaded|payload|supportee?|supporte|supporter|supports?|supporting|holds?|bears?|capacites?|capacity|utilisateurs?|usagers?|users?|rider|person|persons|personnes?|admissible|traglast\p{L}*|tragkraft|tragfahig\p{L}*|belast\p{L}*|last|nutzlast|zuladung|benutzergewicht|nutzergewicht|korpergewicht|personengewicht|fassungsvermogen|beladung\p{L}*|ptac|ptra|portance|resistance|tragt)$/u,
    dimensions: ['mass', 'force'],
  },
  niche: {
    words:
      /^(?:niches?|nischen?\p{L}*|encastrement|encastrer|decoupes?|cutout|cutouts|cut|ausschnitt\p{L}*|ausschnitts\p{L}*|aussparung\p{L}*|einbau(?:mass|masse|breite|hohe|tiefe|lange|nische|offnung|durchmesser|abmessung)\p{L}*|nischenmass\p{L}*|reservation|percage|bohrloch\p{L}*|bohrung\p{L}*|lochausschnitt|lochdurchmesser|recess|mounting|percer)$/u,
    dimensions: ['length', ''],
  },
  test: {
    words:
      /^(?:tests?|tested|testing|teste|testee|prufdruck|prufspannung|prufstrom|prufung|geprufte?r?|pruf|epreuves?|essais?|proof|burst|eclatement|berstdruck|getestet)$/u,
    dimensions: ['pressure', 'voltage', 'current', 'mass', 'force', 'temperature'],
  },
  storage: {
    words:
      /^(?:stockage|stocker|stocke|storage|stored?|storing|lagerung\p{L}*|lagertemp\p{L}*|lagerbereich|lagern|lager|transport\p{L}*|transit|conservation|aufbewahrung\p{L}*)$/u,
    dimensions: ['temperature', 'percent'],
  },
  standby: {
    words: /^(?:veille|standby|stand|attente|bereitschaft\p{L}*|ruhestrom|repos|idle|sleep|off)$/u,
    dimensions: ['power', 'current', 'energy', 'apparent power'],
  },
  seat: {
    words:
      /^(?:assises?|seats?|seating|sitz(?:hohe|tiefe|breite|flache|hohen)\p{L}*|accoudoirs?|armlehn\p{L}*|armrests?|dossiers?|backrests?|ruckenlehn\p{L}*)$/u,
    dimensions: ['length', ''],
  },
  freezer: { words: /^(?:gefrier\p{L}*|congel\p{L}+|freezer|tiefkuhl\p{L}*|freezing)$/u, dimensions: ['volume'] },
  fridge: {
    words: /^(?:kuhl(?:teil|raum|bereich|fach|volumen|zone)\p{L}*|refrigerat\p{L}+|fridge|frischefach\p{L}*)$/u,
    dimensions: ['volume'],
  },
};
const NAMES = Object.keys(ASPECTS) as Aspect[];
const NOT = /(?<![\p{L}])(?:hors|sans|without|ohne|excluding|excl\.?|exkl\.?|un)[\s-]*$/iu;
/** Where a phrase ends; the dot of an abbreviation ends none. */
const BREAK = /[;\n!?|•]|(?<![^\p{L}]\p{L}{1,5})\.\s/gu;
const COMMA = /[,()[\]]/g;
const REACH = 90;
const BEHIND = /^\s?(?:[([]\s?)?((?:[\p{L}'’-]+[ .]?){1,3})(?<rest>.{0,24})/u;
const LEADS_ON = /^[\s.:=(]*(?:\p{L}+\.?\s?)?[:=]?\s*\d/u;
const JOINS = /^(?:hors|sans|without|ohne|et|and|und|avec|with|mit)$/i;
/** A heading that sets what follows it apart from a package. */
const PRODUCT =
  /^(?:produits?|products?|produkt\p{L}*|appareils?|gerate?|gerat\p{L}*|articles?|artikel\p{L}*|nets?|nett[oe]\p{L}*)$/u;

/** The aspects that a word names, whatever is measured. */
export function aspectsNamed(folded: string): readonly Aspect[] {
  return NAMES.filter((name) => ASPECTS[name].words.test(folded));
}

interface Heading {
  readonly aspects: readonly Aspect[];
  readonly end: number;
}

/** Notes what each number is said of: by the words before it in its phrase, right behind it, or at the head of its list. */
export function noteAspects(text: Text, drafts: readonly NumberDraft[]): void {
  if (!text.words.some(({ folded }) => aspectsNamed(folded).length > 0)) return;
  let heading: Heading | undefined;
  for (const [index, draft] of drafts.entries()) {
    const left = drafts[index - 1];
    const label = labelBefore(text, draft, left?.end ?? 0);
    if (heading && (label.isOther || lastBreak(text.source.slice(heading.end, draft.start)) > 0)) heading = undefined;
    const before = label.aspects;
    if (before.length > 0 && (label.isHeading || draft.chain)) heading = { aspects: before, end: draft.end };
    const shared = left && isSharing(text, left, draft) ? (left.aspects ?? []) : [];
    const listed = before.length === 0 && heading ? heading.aspects : [];
    const all = new Set([...before, ...aspectsBehind(text, draft), ...listed, ...shared]);
    draft.aspects = NAMES.filter((name) => all.has(name) && isMeasuredIn(name, draft));
    if (heading) heading = { ...heading, end: draft.end };
  }
  for (const chain of new Set(drafts.map((draft) => draft.chain))) if (chain) shareInChain(chain);
}

/** Sides of one thing, and the two ends of a range, are said of the same. */
function isSharing({ source }: Text, left: NumberDraft, draft: NumberDraft): boolean {
  if (left.chain !== undefined && left.chain === draft.chain) return true;
  if (left.rangeEnd === 'low' && draft.rangeEnd === 'high') return true;
  return (
    left.bound !== undefined &&
    draft.bound !== undefined &&
    left.bound !== draft.bound &&
    !/[;.]\s/.test(source.slice(left.end, draft.start)) &&
    draft.start - left.end < 16
  );
}

/** What is said behind the last side of a chain is said of all of them. */
function shareInChain(chain: readonly NumberDraft[]): void {
  const said = chain.at(-1)?.aspects ?? [];
  for (const draft of chain) if (!draft.aspects?.length) draft.aspects = said;
}

function isMeasuredIn(name: Aspect, { unit }: NumberDraft): boolean {
  return ASPECTS[name].dimensions?.includes(unit?.dimension ?? '') ?? true;
}

interface Label {
  readonly aspects: readonly Aspect[];
  /** Whether it ends in a colon, as in `Emballage : largeur 12 cm, hauteur 22 cm`. */
  readonly isHeading: boolean;
  /** Whether it begins a phrase about the product. */
  readonly isOther: boolean;
}

/** The words before a number in its phrase: from the last comma, or from before the colon on. */
function labelBefore({ source, words }: Text, draft: NumberDraft, from: number): Label {
  const start = Math.max(from, draft.start - REACH);
  const phrase = start + lastBreak(source.slice(start, draft.start));
  const colon = source.lastIndexOf(':', draft.start - 1);
  const isHeading = colon >= phrase;
  const begin =
    phrase +
    lastEnd(
      source.slice(phrase, isHeading ? colon : draft.start).replace(/\([^()]*\)/g, (all) => ' '.repeat(all.length)),
      COMMA,
    );
  const label = words.slice(wordIndexAt(words, begin), wordIndexAt(words, draft.start));
  const aspects = label.flatMap((word) => (isDenied(source, word) ? [] : aspectsNamed(word.folded)));
  return { aspects, isHeading, isOther: label.some(({ folded }) => PRODUCT.test(folded)) };
}

function isDenied(source: string, { start }: Word): boolean {
  return NOT.test(source.slice(Math.max(0, start - 12), start));
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
