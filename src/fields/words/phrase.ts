import { fold } from '../../text/fold.js';
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
  const isShort = single && (first.folded.length === 1 || first.kind === 'digits');
  return {
    spelling,
    subtokens,
    stems,
    isCode: hasLetter || subtokens.some((subtoken) => subtoken.kind !== 'letters'),
    isWeak: isShort || (single && WEAK.has(first.folded)),
    isCaseBound:
      single && /^\p{Lu}+$/u.test(spelling.trim()) && (spelling.trim().length <= 2 || STOP_WORDS.has(first.folded)),
  };
}

/** Whether a subtoken is one capital letter on its own, as in `classe A`, which no small letter stands for. */
export function isLoneCapital(source: string, subtokens: readonly Subtoken[], at: number): boolean {
  const subtoken = subtokens[at];
  if (!subtoken || subtoken.end - subtoken.start !== 1 || subtoken.attached || subtokens[at + 1]?.attached)
    return false;
  return /\p{Lu}/u.test(source[subtoken.start] ?? '');
}

/** Parts of a phrase that name the same thing on their own: `Rings/Bands` → both, `SAS (Serial Attached SCSI)` → both. */
export function alternativesOf(spelling: string): readonly string[] {
  const parts = spelling
    .split(/(?<!\d)[/,](?!\d)|[;&()]|\s(?:and|or|et|ou|und|oder)\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== spelling.trim());
  return [...new Set(parts)].filter((part) => /\p{L}{3}|\p{L}\d/u.test(part) && !WEAK.has(fold(part)));
}
