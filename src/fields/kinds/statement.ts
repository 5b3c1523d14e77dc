import { fold } from '../../text/fold.js';
import { holdsAny } from '../../text/holds-any.js';
import { INCLUDED, INCLUDED_CUES } from './inclusion.js';
import { labelTail } from './label-tail.js';
import { isUnstated } from './unstated.js';

/** What is said of a thing: that it is so or there, that it is not, that it is not said, or that it can be had besides. */
export type Stance = 'yes' | 'no' | 'open' | 'optional';

/** Words that say it; UTF-16 offsets into the source, end exclusive. */
export interface Statement {
  readonly stance: Stance;
  readonly start: number;
  readonly end: number;
  /** Whether it answers a label: `: oui`, ` incluses ? non`. */
  readonly isAnswer?: boolean;
}

const REACH = 80;
const BE = '(?:is|are|was|were|be|est|sont|soit|ist|sind|wird|werden|wurde)';
/** The end of a cell, a clause or the text. */
const CLOSED = '(?=\\s*(?:$|[;,|)\\]}\\n\\r.•"”]))(?![.,]\\d)';

const SEPARATOR = /^["”]?\s*(?:\([^()\n]{0,30}\)\s*)?(?:[:=|\t]|\?|\s[-–—]\s|\()\s*(?:["“„[](?=\p{L}))?/u;
const PLAIN_YES = '(?:oui|yes|ja|si|vrai|true|wahr|✓|✔|☑|✅|☒?✓)\\ufe0f?';
const PLAIN_NO = '(?:non|no|nein|nee|faux|false|falsch|✗|✘|☒|❌|✖|❎)\\ufe0f?';
const YES = new RegExp(
  `^(?:${PLAIN_YES}|inclus(?:e|es)?|included|vorhanden|enthalten|presente?|serienmassig|(?:de|en) serie|avec|with|mit)(?![\\p{L}\\d])|^(?:y|j|o|x|1|standard|available|verfugbar|disponible)${CLOSED}`,
  'u',
);
const NO = new RegExp(
  `^(?:${PLAIN_NO}|sans|without|ohne|keine?[rsnm]?|aucune?s?|none|nicht|not|never|pas|jamais|neant|absente?s?)(?![\\p{L}\\d])(?!\\. ?\\d)|^[n0]${CLOSED}`,
  'u',
);
const JUST_NO = /^(?:none|aucune?s?|keine?r?|nil|rien)$/u;
const BARE_ANSWER = new RegExp(`^(?:[ \\n;])?(?:(?<yes>${PLAIN_YES})|(?<no>${PLAIN_NO}))${CLOSED}`, 'u');
const PLAIN_ANSWER = new RegExp(`^(?:(?<yes>${PLAIN_YES})|(?<no>${PLAIN_NO}))(?=\\s*(?:$|[;,|()\\]\\n\\r.•]))`, 'u');
/** An answer with nothing else behind it but a remark. */
const WHOLE_ANSWER = new RegExp(
  `^(?:(?<yes>${PLAIN_YES}|[yjox1])|(?<no>${PLAIN_NO}|[n0]|sans|without|ohne|keine?[rsnm]?|aucune?s?|none|nicht|not|never|pas|jamais|neant|absente?s?))(?=\\s*(?:$|[;,|()\\]\\n\\r.•]|[-–—]\\s))`,
  'u',
);
/** `Waterproof [x]`; what an empty box says is left open. */
const BOX = /^ ?[:=]? ?\[([ x✓✔]?)\]/u;
const UNKNOWN = /^(?:k\.? ?a\b\.?|n\.? ?(?:c|r|d)\b\.?|n\/ ?[acdr]\b)/u;
/** A label that nothing stands behind, but the end of the text or another label. */
const UNANSWERED = /^\s?:[ \u00a0]*(?:$|\r?\n\s*(?:$|[^\n:?.]{2,40}:))/u;

const DENIED = [
  `(?:${BE} )?(?:non|not|nicht|pas|jamais|never|no)[ -](?:[a-z]+ )?(?:inclu|incl\\b|inkl|fourni|compri|livr|joint|vendu|suppl|provid|deliver|part of|in the box|dans l|disponib|availab|possib|enthalten|inbegriffen|inkludiert|dabei|vorhanden|im liefer|mitgelief|beilieg|moglich|notig|erforderlich|requir|needed|necessaire)[a-z]*(?: [a-z]*umfang)?(?: enthalten)?`,
  "(?:n'?(?:est|sont)|ne (?:sont|est)) pas (?:inclu|fourni|compri|livr|joint|disponib|possib|necessaire|prevu)[a-z]*",
  `(?:is|are|was|were|do|does)n['’ ]?t (?:inclu|suppl|provid|come|availab|possib|part|in the box|requir|needed)[a-z]*`,
  'im lieferumfang nicht (?:enthalten|inbegriffen)|lieg(?:t|en) nicht bei|gehor(?:t|en) nicht zum lieferumfang',
  '(?:(?:doit|doivent) etre |must be |mussen? |is |are |est |sont )?(?:a )?(?:vendue?s?|acheter|achetee?s?|commander|commandee?s?|acquerir|sold|bought|ordered|order|purchased?|available|to be (?:ordered|purchased|bought)(?: separately)?|erhaltlich|bestellen) (?:separement|a part|separately|separat|gesondert|individually|en sus|seule?s?)',
  '(?:bitte |please )?(?:separement|separat|gesondert|extra|separately) (?:erhaltlich|zu (?:bestellen|erwerben|kaufen)|bestellen|bestellbar|available|verkauft)',
  '(?:a prevoir|en sus|a part|hors fourniture|exclue?s?|excluded|exkl\\b|excl\\b|exklusive|missing|fehl(?:t|en)|absente?s?|manquante?s?|interdite?s?|deconseillee?s?|prohibee?s?|verboten|untersagt|prohibited|forbidden)(?![\\p{L}])',
];
const OPTIONAL =
  '(?:(?:disponible|available|erhaltlich|lieferbar|livrable|proposee?|possible|vendue?|sold)s? )?(?:(?:en|in|als|as an?|as) option(?:al|en)?\\b|option(?:al(?:ly|e[rnms]?)?|nel(?:le)?s?)?\\b|(?:as|als) (?:an )?(?:accessor(?:y|ies)|[a-z]*zubehor[a-z]*|extras?)|en accessoires?|sur demande|(?:up)?on request|auf (?:anfrage|wunsch)|gegen (?:aufpreis|mehrpreis)|en supplement|nachrustbar)(?! (?:mit|with|avec)\\b)';
const NEEDED = '(?:,? (?:requise?s?|required|needed|necessaires?|benotigt|erforderlich))?';
const GAP = `(?:\\s*\\([^()\\n]{0,40}\\))?(?:${NEEDED}\\s?:)?(?: (?:[a-z]*\\d[a-zß-ɏ\\d./-]*|[x×]|aaa?|lr|mignon)){0,4}${NEEDED}`;

const DENIED_BEHIND = new RegExp(`^${GAP},?\\s?[-–(]{0,2}\\s?(?:${DENIED.join('|')})`, 'u');
/** Of `wasserdichte Tasche separat erhältlich` the thing that the word is said of does not come with the product. */
const OTHER_BEHIND = new RegExp(
  `^(?:e[nrms]?)? (?!(?:and|et|und|or|ou|oder|with|avec|mit|without|sans|ohne|is|are|est|sont|ist|sind|en|in|als|as|sur|on|auf|not|non|nicht|pas)\\b)\\p{L}[\\p{L}-]{2,},? \\(?(?:(?:is|are|est|sont|ist|sind) )?(?:${DENIED[4]}|${DENIED[5]}|${OPTIONAL})`,
  'u',
);
/** What a thing is like or for, before what is said of it: ` murales`, ` pour mur plein`, ` für Beton`. */
const ATTRIBUTE =
  "(?: (?:pour|for|fur|en|de|du|des|aus|of|au|aux|zum|zur) (?:(?!(?:avec|with|mit|et|and|und|ou|or|oder|is|are|est|sont|ist|sind|not|nicht|non|pas|sold|vendue?s?|separat|gesondert)(?![a-z]))[a-z'-]+ ?){1,3}(?<! )| [a-z]{3,}(?:ales?|aires?|iques?|elles?))";
const DENIED_FARTHER = new RegExp(
  `^(?:es|s|e|n|en)?${ATTRIBUTE}{1,2},? \\(?(?:${BE} )?(?:${DENIED[0]}|${DENIED[3]}|${DENIED[4]}|${DENIED[5]})`,
  'u',
);
const OPTIONAL_BEHIND = new RegExp(`^${GAP},?\\s?[-–(]{0,2}\\s?(?:${BE} )?${OPTIONAL}`, 'u');
/** `screws and plugs supplied`, `vis et chevilles fournies`: what is said of both. */
const AND_ANOTHER = '(?: (?:and|et|und|&|\\+) (?!(?:not|no|non|nicht|pas|kein|sans|ohne|without)\\b)\\p{L}{3,})?';
const INCLUDED_BEHIND = new RegExp(
  `^${GAP}${AND_ANOTHER},?\\s?[-–(]{0,2}\\s?(?:${BE} )?(?:also |already |bereits |deja |aussi )?${INCLUDED}`,
  'u',
);
// One of these stands in every text that the pattern finds: to look for them costs less than to compile it.
const DENIED_CUES = [
  ...['no', 'nicht', 'pas', 'jamais', 'never', 'nt ', "'t ", '’t ', ' t '],
  ...['separ', 'gesondert', 'individually', 'en sus', 'seul', 'extra', 'a part', 'prevoir', 'hors'],
  ...['exclu', 'exkl', 'excl', 'missing', 'fehl', 'absent', 'manqu'],
  ...['interdit', 'conseill', 'prohib', 'verboten', 'untersagt', 'forbidden'],
];
const OPTIONAL_CUES = [
  ...['option', 'accesso', 'zubehor', 'extra', 'demande', 'request', 'anfrage', 'wunsch'],
  ...['aufpreis', 'mehrpreis', 'supplement', 'nachrust'],
];
const FREE = /^[\s-](?:free|frei)(?![\p{L}])/u;

const OPTIONAL_ANSWER = new RegExp(
  `^(?:${OPTIONAL}|zubehor|accessoires?|accessory|selon|depending|depends|je nach|abhangig|a confirmer|to be confirmed|tb[acd]\\b)`,
  'u',
);
const DENIED_ANSWER = new RegExp(`^(?:${DENIED.join('|')})`, 'u');
const INCLUDED_ANSWER = new RegExp(`^${INCLUDED}`, 'u');

/** What is said right behind a thing: an answer (`: oui`, `(no)`, `= n/a`), or words such as `not included`, `en option`, `fournies`. */
export function statementBehind(source: string, at: number): Statement | undefined {
  const behind = fold(source.slice(at, at + REACH));
  const box = BOX.exec(behind);
  if (UNANSWERED.test(behind)) return said('open', at, 0);
  if (box) return said(box[1] === ' ' || box[1] === '' ? 'open' : 'yes', at, box[0].length);
  const bare = BARE_ANSWER.exec(behind);
  if (bare) return said(bare.groups?.yes === undefined ? 'no' : 'yes', at, bare[0].length);
  return tailAnswer(behind, at) ?? answerBehind(behind, at) ?? wordsBehind(source, behind, at);
}

/** The answer to a label that is longer than the thing: `included: no`, `fournie ? Non`, `vorhanden - ja`. */
function tailAnswer(behind: string, at: number): Statement | undefined {
  const tail = labelTail(behind);
  if (tail === 0) return undefined;
  const rest = behind.slice(tail);
  const bare = BARE_ANSWER.exec(rest);
  if (bare) return answered(bare.groups?.yes === undefined ? 'no' : 'yes', at, tail + bare[0].length);
  const separator = SEPARATOR.exec(rest)?.[0];
  if (separator === undefined) return undefined;
  const answer = rest.slice(separator.length);
  const whole = WHOLE_ANSWER.exec(answer);
  const length = tail + separator.length;
  if (whole) return answered(whole.groups?.yes === undefined ? 'no' : 'yes', at, length + whole[0].length);
  if (!/[:=|\t?]/.test(separator)) return optionalAlone(answer) ? answered('optional', at, length) : undefined;
  const said = answerBehind(rest, at + tail);
  if (said === undefined) return undefined;
  // `non rechargeables` and `no charger needed` speak of something else than the label.
  const isPlain = said.stance !== 'no' || DENIED_ANSWER.test(answer) || !NO.test(answer);
  return answered(isPlain ? said.stance : 'open', at, said.end - at);
}

function optionalAlone(answer: string): boolean {
  return new RegExp(`^${OPTIONAL}${CLOSED}`, 'u').test(answer);
}

function answered(stance: Stance, at: number, length: number): Statement {
  return { ...said(stance, at, length), isAnswer: true };
}

function answerBehind(behind: string, at: number): Statement | undefined {
  const separator = SEPARATOR.exec(behind)?.[0];
  if (separator === undefined) return undefined;
  const answer = behind.slice(separator.length);
  const cell = /^[^;|\n\r•)]*?(?=,\s|\.\s|\.?$|[;|\n\r•)])/u.exec(answer)?.[0].trim() ?? '';
  const isCell = separator.trim() !== '(' || cell !== '';
  if (UNKNOWN.test(answer)) return said('open', at, separator.length + (UNKNOWN.exec(answer)?.[0].length ?? 0));
  const stance = isCell ? stanceOf(answer, cell) : undefined;
  return stance && said(stance, at, separator.length + (stance === 'open' ? cell.length : lengthOf(answer, cell)));
}

function stanceOf(answer: string, cell: string): Stance | undefined {
  if (JUST_NO.test(cell)) return 'no';
  if (DENIED_ANSWER.test(answer)) return 'no';
  if (/^[^\p{L}\p{N}]*$/u.test(cell) ? /^[-–—/?*.\s]+$/u.test(cell) : isUnstated(cell)) return 'open';
  if (OPTIONAL_ANSWER.test(answer)) return isDeniedBehind(answer) ? 'no' : 'optional';
  if (NO.test(answer)) return 'no';
  return YES.test(answer) || INCLUDED_ANSWER.test(answer) ? 'yes' : undefined;
}

/** `en option, non fournie` says that it is not there. */
function isDeniedBehind(answer: string): boolean {
  return new RegExp(`^${OPTIONAL}[,;]? ?\\(?(?:${DENIED[0]}|${DENIED[4]})`, 'u').test(answer);
}

function lengthOf(answer: string, cell: string): number {
  return (YES.exec(answer) ?? NO.exec(answer))?.[0].length ?? cell.length;
}

/** What no separator and no tail of a label begins with, and what each separator holds or is folded from. */
const IS_NO_SEPARATOR = /[a-z\d,.;)]/i;
const MAY_SEPARATE = /[:=|\t?(–—-]|[\u2000-\uffff]/;

/** What an item of a list is answered with, where nothing else is said: `Wi-Fi: no`, `Bluetooth (optional)`. */
export function answerToItem(source: string, at: number): Stance | undefined {
  if (IS_NO_SEPARATOR.test(source[at] ?? '')) return undefined;
  const written = source.slice(at, at + REACH);
  if (!MAY_SEPARATE.test(written)) return undefined;
  const behind = fold(written);
  const rest = behind.slice(labelTail(behind));
  const separator = SEPARATOR.exec(rest)?.[0];
  if (separator === undefined) return undefined;
  const answer = rest.slice(separator.length);
  const plain = PLAIN_ANSWER.exec(answer);
  if (plain) return plain.groups?.yes === undefined ? 'no' : 'yes';
  if (optionalAlone(answer)) return 'optional';
  return UNKNOWN.test(answer) ? 'open' : undefined;
}

function wordsBehind(source: string, behind: string, at: number): Statement | undefined {
  const denied = (holdsAny(behind, DENIED_CUES) ? DENIED_BEHIND.exec(behind) : null) ?? FREE.exec(behind);
  if (denied) return said('no', at, denied[0].length);
  const optional = holdsAny(behind, OPTIONAL_CUES) ? OPTIONAL_BEHIND.exec(behind) : null;
  if (optional) {
    const rest = behind.slice(optional[0].length);
    const isDenied = new RegExp(`^[,;]? ?[(-]? ?(?:${DENIED[0]}|${DENIED[4]})`, 'u').test(rest);
    return said(isDenied ? 'no' : 'optional', at, optional[0].length);
  }
  const included = holdsAny(behind, INCLUDED_CUES) ? INCLUDED_BEHIND.exec(behind) : null;
  const farther = !included && holdsAny(behind, DENIED_CUES) ? DENIED_FARTHER.exec(behind) : null;
  if (farther && agrees(source, at, farther[0])) return said('no', at, farther[0].length);
  const other =
    !included && (holdsAny(behind, DENIED_CUES) || holdsAny(behind, OPTIONAL_CUES)) ? OTHER_BEHIND.exec(behind) : null;
  if (other) return said('open', at, other[0].length);
  return included ? said('yes', at, included[0].length) : undefined;
}

/** Of `piles pour télécommande vendue séparément` the remote control is sold apart: in French the number agrees. */
function agrees(source: string, at: number, words: string): boolean {
  const sold = /(?:vendu|fourni|inclus|livre)e?(?<plural>s)?(?![a-z])/.exec(words);
  if (!sold || sold[0].startsWith('inclus')) return true;
  const thing = /[\p{L}]+$/u.exec(source.slice(Math.max(0, at - 24), at))?.[0] ?? '';
  return /[sx]$/i.test(thing) === (sold.groups?.plural !== undefined);
}

function said(stance: Stance, at: number, length: number): Statement {
  return { stance, start: at, end: at + length };
}
