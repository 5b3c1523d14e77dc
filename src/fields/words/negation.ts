import { statementBehind } from '../kinds/statement.js';
import type { Text } from '../text-reading.js';
import { STOP_WORDS } from './stop-words.js';
import type { Subtoken } from './subtokens.js';

/** To how many words behind it a negation reaches, small words not counted. */
const REACHES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    4: 'sans without ohne kein keine keinen keinem keiner keines aucun aucune exempt exempte free depourvu depourvue lacks lacking sin senza zonder geen nessun nessuna ningun',
    3: 'pas not nicht no ni nor jamais never weder neither nie niet cannot hors excluding excl exkl exklusive zzgl zuzuglich',
    2: 'non',
  }).flatMap(([reach, words]) => words.split(' ').map((word) => [word, Number(reach)] as const)),
);
const CONTRACTED = 3;
const FARTHEST = 8;
const TURNS = new Set(
  'mais but aber sondern avec with mit sauf except ausser plus inkl incl pero con ma met maar'.split(' '),
);
/** Of `does not come with a remote control` the `with` ends nothing. */
const DELIVERED = new Set(
  `come comes kommt supplied delivered equipped shipped ship ships provided sold livre livree livres livrees fourni fournie fournis fournies vendu
   vendue vendus vendues equipe equipee equipes equipees geliefert ausgestattet verkauft`.split(/\s+/),
);
const WITH = new Set('with avec mit'.split(' '));
const LEXICAL = new Set('seulement only nur fil fils contact'.split(' '));
/** Of `hors tout` and `hors gel` nothing is denied. */
const OUTSIDE = new Set('tout gel sol air d eau service stock norme normes serie taxe taxes'.split(' '));
const BREAK = /[,;.:!?()\n|•]|\s[-–—]\s/;
/** Words without one of which nothing is denied behind; they spare most texts the patterns. */
const DENIES_BEHIND =
  /non|not|n['’]t|nicht|pas|vendu|sold|separat|exclu|free|frei|part|interdit|prohib|verboten|untersagt|forbidden|conseill/i;

/** The words that deny a match; offsets into the source. */
export interface Negation {
  readonly start: number;
  readonly end: number;
}

/** What denies the words from subtoken `first` to `last`: a negation before whose scope they are in, or one right behind. */
export function negationOf(text: Text, first: number, last: number): Negation | undefined {
  return negationBefore(text, first) ?? negationBehind(text, last);
}

function negationBefore(text: Text, first: number): Negation | undefined {
  const { list } = text.subtokens;
  let distance = 1;
  for (let i = first - 1; i >= 0 && i >= first - FARTHEST; i--) {
    const [subtoken, next] = [list[i], list[i + 1]] as [Subtoken, Subtoken];
    if (BREAK.test(text.source.slice(subtoken.end, next.start))) return undefined;
    if (TURNS.has(subtoken.folded) && !isDelivery(text, i)) return undefined;
    const reach = reachOf(text, i);
    if (reach !== undefined)
      return distance > reach || isLexical(text, i, first) ? undefined : { start: subtoken.start, end: subtoken.end };
    if (!STOP_WORDS.has(subtoken.folded)) distance++;
  }
  return undefined;
}

/** Whether a `with` goes on from `not supplied` or `nicht`. */
function isDelivery(text: Text, at: number): boolean {
  const before = text.subtokens.list[at - 1];
  if (!before || !WITH.has(text.subtokens.list[at]?.folded ?? '')) return false;
  return DELIVERED.has(before.folded) || reachOf(text, at - 1) !== undefined;
}

/** Whether a subtoken is a word that denies. */
export function isNegation(text: Text, at: number): boolean {
  return reachOf(text, at) !== undefined && !isLexical(text, at, at + 1);
}

/** To how many words a subtoken's negation reaches; that of `isn't` stands behind the apostrophe. */
function reachOf({ source, subtokens: { list } }: Text, at: number): number | undefined {
  const subtoken = list[at];
  if (!subtoken) return undefined;
  const isContracted =
    subtoken.folded === 't' && /n['’]$/.test(source.slice(Math.max(0, subtoken.start - 2), subtoken.start));
  return isContracted ? CONTRACTED : REACHES.get(subtoken.folded);
}

/** `non seulement`, `sans fil`, `pas de vis`: a negation that says something else. */
function isLexical(text: Text, at: number, first: number): boolean {
  const { list } = text.subtokens;
  const [word, next] = [list[at]?.folded, list[at + 1]?.folded ?? ''];
  if (word === 'hors' && OUTSIDE.has(next)) return true;
  if (LEXICAL.has(next) && (at + 1 < first || /only|nur|seul/.test(next))) return true;
  return word === 'pas' && next === 'de' && /^vis$|^filet/.test(list[at + 2]?.folded ?? '');
}

function negationBehind(text: Text, last: number): Negation | undefined {
  const end = text.subtokens.list[last]?.end ?? 0;
  if (!DENIES_BEHIND.test(text.source.slice(end, end + 40))) return undefined;
  const statement = statementBehind(text.source, end);
  return statement?.stance === 'no' && !/^\s?(?:[:=|?\t(]|[-–—]\s)/.test(text.source.slice(end))
    ? statement
    : undefined;
}
