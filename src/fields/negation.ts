import type { Piece } from './pieces.js';
import { STOP_WORDS } from './stop-words.js';
import type { Text } from './text.js';

/** To how many words behind it a negation reaches, small words not counted. */
const REACHES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    4: 'sans without ohne kein keine keinen keinem keiner keines aucun aucune exempt exempte free sin senza zonder geen nessun nessuna ningun',
    3: 'pas not nicht no ni nor jamais never weder neither nie niet',
    2: 'non',
  }).flatMap(([reach, words]) => words.split(' ').map((word) => [word, Number(reach)] as const)),
);
const FARTHEST = 8;
const TURNS = new Set(
  'mais but aber sondern avec with mit sauf except ausser plus inkl incl pero con ma met maar'.split(' '),
);
const LEXICAL = new Set('seulement only nur fil fils contact'.split(' '));
const BREAK = /[,;.:!?()\n|•]/;
const BEHIND = [
  /^,?\s?\(?(?:(?:est|sont|is|are|ist|sind)\s)?(?:non|not|nicht|pas)\s(?:inclu|fourni|compri|livr|suppl|disponible|available|possible|enthalten|inbegriffen|dabei|vorhanden|im lieferumfang|mitgeliefert|m[öo]glich|n[öo]tig|erforderlich|required|needed|n[ée]cessaire)/i,
  /^\s?[-–(:]?\s?(?:vendue?s? s[ée]par|sold separat|separat erh[äa]lt|exclue?s?\b|excluded\b)/i,
  /^[\s-](?:free|frei)\b/i,
];

/** Words without one of which nothing is denied behind; they spare most texts the patterns. */
const DENIES_BEHIND = /non|not|nicht|pas|vendu|sold|separat|exclu|free|frei/i;

/** The words that deny a match; offsets into the source. */
export interface Negation {
  readonly start: number;
  readonly end: number;
}

/** What denies the words from piece `first` to `last`: a negation before whose scope they are in, or one right behind. */
export function negationOf(text: Text, first: number, last: number): Negation | undefined {
  return negationBefore(text, first) ?? negationBehind(text, last);
}

function negationBefore(text: Text, first: number): Negation | undefined {
  const { list } = text.pieces;
  let distance = 1;
  for (let i = first - 1; i >= 0 && i >= first - FARTHEST; i--) {
    const [piece, next] = [list[i], list[i + 1]] as [Piece, Piece];
    if (TURNS.has(piece.folded) || BREAK.test(text.source.slice(piece.end, next.start))) return undefined;
    const reach = REACHES.get(piece.folded);
    if (reach !== undefined)
      return distance > reach || isLexical(text, i, first) ? undefined : { start: piece.start, end: piece.end };
    if (!STOP_WORDS.has(piece.folded)) distance++;
  }
  return undefined;
}

/** `non seulement`, `sans fil`, `pas de vis`: a negation that says something else. */
function isLexical(text: Text, at: number, first: number): boolean {
  const { list } = text.pieces;
  const [word, next] = [list[at]?.folded, list[at + 1]?.folded ?? ''];
  if (LEXICAL.has(next) && (at + 1 < first || /only|nur|seul/.test(next))) return true;
  return word === 'pas' && next === 'de' && /^vis$|^filet/.test(list[at + 2]?.folded ?? '');
}

function negationBehind(text: Text, last: number): Negation | undefined {
  const end = text.pieces.list[last]?.end ?? 0;
  const behind = text.source.slice(end, end + 40);
  if (!DENIES_BEHIND.test(behind)) return undefined;
  for (const pattern of BEHIND) {
    const found = pattern.exec(behind);
    if (found) return { start: end, end: end + found[0].length };
  }
  return undefined;
}
