import { fold } from '../../text/fold.js';
import { stem } from './stem.js';
import { STOP_WORDS } from './stop-words.js';
import { type Subtoken, subtokensOf } from './subtokens.js';

/** A label, option or spelling made ready for finding in texts. */
export interface Phrase {
  /** As the catalogue writes it. */
  readonly spelling: string;
  readonly subtokens: readonly Subtoken[];
  /** The distinct stems of the words that carry its meaning. */
  readonly stems: readonly string[];
  /** Codes with digits, signs or single capitals (`GX8,5`, `A++`, `classe A`) must be written in the same order with the same punctuation. */
  readonly isCode: boolean;
  /** Too common to be believed without the field's label beside it: `A`, `2`, `autre`, `sans`. */
  readonly isWeak: boolean;
  /** An abbreviation that is also a word, or too short for another case: `CC`, `ION`. */
  readonly isCaseBound: boolean;
  /** The stem of its two words written together. */
  readonly joined?: string;
}

const WEAK = new Set(
  `autre autres other others another andere anderer anderes sonstige sonstiges divers diverse misc miscellaneous sans without ohne none
   aucun aucune keine kein non no nein oui yes ja standard normal`.split(/\s+/),
);

// In `un niveau` and `or brossé` they are the meaning.
const KEPT = new Set('un une one ein eine or'.split(' '));

/** Prepares a phrase; undefined when it holds no word. */
export function preparePhrase(spelling: string): Phrase | undefined {
  const subtokens = subtokensOf(spelling);
  const [first] = subtokens;
  if (!first) return undefined;
  const meaningful = subtokens.filter((subtoken) => !STOP_WORDS.has(subtoken.folded) || KEPT.has(subtoken.folded));
  const stems = [...new Set((meaningful.length > 0 ? meaningful : subtokens).map((subtoken) => subtoken.stem))];
  const single = subtokens.length === 1;
  const hasLetter = !single && subtokens.some((_, at) => isLoneCapital(spelling, subtokens, at));
  const joined = joinedStem(subtokens);
  const isShort = single && (first.folded.length === 1 || first.kind === 'digits');
  return {
    spelling,
    subtokens,
    stems,
    isCode: hasLetter || subtokens.some((subtoken) => subtoken.kind !== 'letters'),
    isWeak: isShort || (single && WEAK.has(first.folded)),
    isCaseBound:
      single && /^\p{Lu}+$/u.test(spelling.trim()) && (spelling.trim().length <= 2 || STOP_WORDS.has(first.folded)),
    ...(joined !== undefined && { joined }),
  };
}

/** Whether a subtoken is one capital letter on its own, as in `classe A`, which no small letter stands for. */
export function isLoneCapital(source: string, subtokens: readonly Subtoken[], at: number): boolean {
  const subtoken = subtokens[at];
  if (!subtoken || subtoken.end - subtoken.start !== 1 || subtoken.attached || subtokens[at + 1]?.attached)
    return false;
  if (at === 0 && isSmallWord(source, subtoken, subtokens[1])) return false;
  return /\p{Lu}/u.test(source[subtoken.start] ?? '');
}

/** The capital that begins `À poser`, `A encastrer` and `D'angle` is a small word's. */
function isSmallWord(source: string, subtoken: Subtoken, next: Subtoken | undefined): boolean {
  if (/^['’]/.test(source.slice(subtoken.end))) return true;
  if (next?.kind !== 'letters' || next.folded.length < 3 || !/^ \p{Ll}/u.test(source.slice(subtoken.end))) return false;
  return source[subtoken.start] === 'À' || (subtoken.folded === 'a' && /(?:[ei]r|re)$/.test(next.folded));
}

/** The stem of two words written together: of `Wi-Fi` that of `WiFi`. */
export function joinedStem(subtokens: readonly Subtoken[]): string | undefined {
  const [first, second] = subtokens;
  if (subtokens.length !== 2 || first?.kind !== 'letters' || second?.kind !== 'letters') return undefined;
  const joined = first.folded + second.folded;
  const whole = stem(joined);
  // With the `E` of `Energieklasse E` it would be that of the first word.
  return joined.length >= 4 && whole !== first.stem ? whole : undefined;
}

/** Parts of a phrase that name the same thing on their own: `Rings/Bands` → both, `SAS (Serial Attached SCSI)` → both. */
export function alternativesOf(spelling: string): readonly string[] {
  const parts = spelling
    .split(/(?<!\d)[/,](?!\d)|[;&()]|\s(?:and|or|et|ou|und|oder)\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== spelling.trim());
  return [...new Set(parts)].filter((part) => /\p{L}{3}|\p{L}\d/u.test(part) && !WEAK.has(fold(part)));
}
