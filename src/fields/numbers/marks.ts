import { fold } from '../../text/fold.js';
import type { Text } from '../text-reading.js';
import { parseUnit } from '../units/units.js';
import { type Word, wordIndexAt } from '../words/words.js';
import type { Mark, NumberDraft } from './number-draft.js';
import { adjectiveRole, nounRole } from './roles.js';

const FILLERS = new Set(
  `de d du of von der ca env environ about approx approximately max min maxi mini maximum minimum maximal maximale minimal total totale
   tout hors overall gesamt nominal nominale utile est is ist jusqu a up to bis en in les
   ges tot int ext interieur interieure exterieur exterieure inner outer internal external innen aussen net nette n que seulement only just nur fait value wert valeur mesure measures misst betragt atteint von env`.split(
    /\s+/,
  ),
);
const MOST_FILLERS = 4;
const JOINED = /^[\s:=.()[\]{|~≈±<>≤≥'’"“„«*-]*$/;
/** Between two cells of a row, where a unit says that the second is a measure: `Höhe;90 cm`, `"name":"Width","value":"60 cm"`. */
const CELLS = /^["”]?;["“]?$|^["”], ?["“]$/;
const SPACE = String.raw`[ \u00a0\u202f]`;
const GLUED = /(?<![\p{L}\p{N}])([WHDLBTPØ⌀])$|([Ø⌀ø])\s*[:=]?\s*$/u;
const LETTER_BEHIND = /^(?: ?\(([WHDLBTPØwhdlbtp])\)|([WHDLBTPwhdl])(?![\p{L}\d'’]))/u;
/** Behind a length and a space, `34" H,`, unless it introduces the next number. */
const SPACED_LETTER = /^ ([WHDLBTP])(?![\p{L}\d'’]|\s*[:=]?\s*\d)/u;
/** What may stand between a number and its mark: `12" max. height`. */
const EXTREME_BEHIND = /^ (?:max|min|maxi|mini|maximum|minimum|overall|total)\b\.?(?= )/i;
const WORD_BEHIND = new RegExp(
  String.raw`^[ \u00a0(]*(?:(?:de|in|en|of)${SPACE}+|d['’]${SPACE}*)?(?:(?:la|the|der)${SPACE})?(\p{L}{2,14})`,
  'u',
);

/**
 * The role word or letter before a number, across fillers such as `totale de` and a bracketed unit.
 * @param from where the number before ends
 */
export function markBefore(text: Text, draft: NumberDraft, from: number): Mark | undefined {
  let until = draft.start;
  const glued = GLUED.exec(text.source.slice(Math.max(from, until - 6), until));
  if (glued) return { text: /[⌀ø]/.test(glued[0]) ? 'Ø' : (glued[1] ?? 'Ø') };
  const nearest = wordIndexAt(text.words, until) - 1;
  for (let i = nearest; i >= 0 && i >= nearest - MOST_FILLERS; i--) {
    const word = text.words[i] as Word;
    if (word.start < from || !isJoined(text.source.slice(word.end, until), draft)) return undefined;
    const mark = wordMark(text, word, until < draft.start || text.locale === 'fr');
    if (mark) return belongsToPrevious(text, word, from) ? undefined : mark;
    const isUnit = /[([]/.test(text.source[word.start - 1] ?? '') && parseUnit(word.folded) !== undefined;
    if (!FILLERS.has(word.folded) && !isUnit) return undefined;
    until = word.start;
  }
  return undefined;
}

function isJoined(gap: string, { unit }: NumberDraft): boolean {
  return JOINED.test(gap) || (unit !== undefined && CELLS.test(gap));
}

/**
 * The role word or letter behind a number: `60 cm de large`, `14"W`, `80 cm (H)`, `12" max. height`.
 * @param until where the next number starts
 * @param goesOn whether the number before has its mark behind it too
 */
export function markAfter(text: Text, draft: NumberDraft, until: number, goesOn: boolean): Mark | undefined {
  const rest = text.source.slice(draft.end, Math.min(until, draft.end + 32));
  const isLength = draft.unit?.dimension === 'length';
  const letter =
    LETTER_BEHIND.exec(rest) ??
    (isLength || isInMarkedRow(draft) ? SPACED_LETTER.exec(text.source.slice(draft.end, draft.end + 8)) : null);
  if (letter) return { text: letter[1] ?? letter[2] ?? '' };
  const skipped = EXTREME_BEHIND.exec(rest)?.[0].length ?? 0;
  const word = WORD_BEHIND.exec(rest.slice(skipped));
  const folded = fold(word?.[1] ?? '');
  const behind = text.source.slice(draft.end + skipped + (word?.[0].length ?? 0), draft.end + 40);
  const adjective = adjectiveRole(folded);
  const role = adjective ?? nounRole(folded);
  return role && word?.[1] && !leadsOn(behind, goesOn || adjective !== undefined) ? { text: word[1], role } : undefined;
}

/** Of `10 W x 20 H x 5 D` the others in the row have their letters behind. */
function isInMarkedRow({ chain }: NumberDraft): boolean {
  return chain?.some(({ after }) => after?.text.length === 1) ?? false;
}

/** An adjective leads only in `large de 60 cm`, or in French lists that leave the `de` out. */
function wordMark(text: Text, word: Word, mayBeAdjective: boolean): Mark | undefined {
  const written = text.source.slice(word.start, word.end);
  if (written.length === 1) return isLetterMark(text, word) ? { text: written } : undefined;
  const noun = nounRole(word.folded);
  const isAbbreviated = text.source[word.end] === '.' && !/\d/.test(text.source[word.end + 1] ?? '');
  const adjective = mayBeAdjective && !isAbbreviated ? adjectiveRole(word.folded) : undefined;
  const shortened = isAbbreviated && word.folded === 'long' ? 'length' : undefined;
  const role = isAbbreviated && word.folded.length > 5 ? undefined : (noun ?? adjective ?? shortened);
  return role && { text: written, role };
}

/** A small letter is a mark only before a colon: `l : 60 cm`. */
function isLetterMark(text: Text, word: Word): boolean {
  const written = text.source.slice(word.start, word.end);
  return (
    /[WHDLBTPØ]/.test(written) ||
    (/[whdlbtp]/.test(written) && /^\s*[:=]/.test(text.source.slice(word.end, word.end + 3)))
  );
}

/** In `60 cm de large 80`, `10"W 7` and `(H x P) : 84` the mark names another number. */
function belongsToPrevious(text: Text, word: Word, from: number): boolean {
  if (text.source[word.end] === ')' && text.source[word.start - 1] !== '(') return true;
  if (from === 0) return false;
  const gap = text.source.slice(from, word.start);
  if (word.end - word.start === 1) return gap === '';
  return nounRole(word.folded) === undefined
    ? /^[ \u00a0]*(?:de |in )?$/.test(gap)
    : /^[ \u00a0]*(?:de|in) $/.test(gap);
}

/** Whether a mark introduces the next number rather than closing the one before: `60 cm Hauteur : 80`. */
function leadsOn(behind: string, isClosing: boolean): boolean {
  return (
    /^\.?\s*[:=]/.test(behind) || /^\.?\s*(?:de|ca\.?)\s+\d/.test(behind) || (!isClosing && /^\.?\s*\d/.test(behind))
  );
}
