import { fold } from './fold.js';
import { type Piece, piecesOf } from './pieces.js';
import { stem } from './stem.js';
import { STOP_WORDS } from './stop-words.js';

/** A label, option or spelling made ready for finding in texts. */
export interface Phrase {
  /** As the catalogue writes it. */
  readonly spelling: string;
  readonly pieces: readonly Piece[];
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
  const pieces = piecesOf(spelling);
  const [first] = pieces;
  if (!first) return undefined;
  const meaningful = pieces.filter((piece) => !STOP_WORDS.has(piece.folded) || KEPT.has(piece.folded));
  const stems = [...new Set((meaningful.length > 0 ? meaningful : pieces).map((piece) => piece.stem))];
  const single = pieces.length === 1;
  const hasLetter = !single && pieces.some((_, at) => isLoneCapital(spelling, pieces, at));
  const joined = joinedStem(pieces);
  const isShort = single && (first.folded.length === 1 || first.kind === 'digits');
  return {
    spelling,
    pieces,
    stems,
    isCode: hasLetter || pieces.some((piece) => piece.kind !== 'letters'),
    isWeak: isShort || (single && WEAK.has(first.folded)),
    isCaseBound:
      single && /^\p{Lu}+$/u.test(spelling.trim()) && (spelling.trim().length <= 2 || STOP_WORDS.has(first.folded)),
    ...(joined !== undefined && { joined }),
  };
}

/** Whether a piece is one capital letter on its own, as in `classe A`, which no small letter stands for. */
export function isLoneCapital(source: string, pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (!piece || piece.end - piece.start !== 1 || piece.glued || pieces[at + 1]?.glued) return false;
  if (at === 0 && isSmallWord(source, piece, pieces[1])) return false;
  return /\p{Lu}/u.test(source[piece.start] ?? '');
}

/** The capital that begins `À poser`, `A encastrer` and `D'angle` is a small word's. */
function isSmallWord(source: string, piece: Piece, next: Piece | undefined): boolean {
  if (/^['’]/.test(source.slice(piece.end))) return true;
  if (next?.kind !== 'letters' || next.folded.length < 3 || !/^ \p{Ll}/u.test(source.slice(piece.end))) return false;
  return source[piece.start] === 'À' || (piece.folded === 'a' && /(?:[ei]r|re)$/.test(next.folded));
}

/** The stem of two words written together: of `Wi-Fi` that of `WiFi`. */
export function joinedStem(pieces: readonly Piece[]): string | undefined {
  const [first, second] = pieces;
  if (pieces.length !== 2 || first?.kind !== 'letters' || second?.kind !== 'letters') return undefined;
  const joined = first.folded + second.folded;
  return joined.length >= 4 ? stem(joined) : undefined;
}

/** Parts of a phrase that name the same thing on their own: `Rings/Bands` → both, `SAS (Serial Attached SCSI)` → both. */
export function alternativesOf(spelling: string): readonly string[] {
  const parts = spelling
    .split(/(?<!\d)[/,](?!\d)|[;&()]|\s(?:and|or|et|ou|und|oder)\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== spelling.trim());
  return [...new Set(parts)].filter((part) => /\p{L}{3}|\p{L}\d/u.test(part) && !WEAK.has(fold(part)));
}
