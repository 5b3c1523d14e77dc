import { fold } from '../../text/fold.js';
import type { Field, Mention, Option } from '../field.js';
import { readAside, type Text } from '../text.js';
import { asidesOf } from '../words/asides.js';
import { isNegation, type Negation, negationOf } from '../words/negation.js';
import { findPhrase, type PhraseMatch } from '../words/phrase-finder.js';
import { takenSpans } from '../words/taken-spans.js';
import { isIncludedBefore, statementBefore } from './announcement.js';
import { booleanCues, type Cue } from './boolean-cues.js';
import { type Stance, type Statement, statementBehind } from './statement.js';
import { accepted, type MentionReading, refused, type ValueKind } from './value-kind.js';
import { isYesNo } from './yes-no.js';

const YES =
  /^(?:oui|yes|ja|si|true|vrai|wahr|1|x|y|o|j|avec|with|mit|vorhanden|inclus|incluse|inclues|included)\b|^[✓✔☑✅]/;
const NO = /^(?:non|no|nein|nee|false|faux|falsch|0|n|sans|without|ohne|kein|keine|aucun|aucune|nicht|not)\b|^[✗✘☒❌✖]/;

/** Yes or no: the label's words are the cue; what is said of them around decides. */
export const booleanKind: ValueKind = {
  keys: ['options'],
  isListed: false,
  isProse: false,
  fixedValues: [true, false],
  isStatedByDenial: true,
  isExclusive: false,
  isCopied: false,
  isInferable: true,
  keptOptions: yesSpellings,
  optionsProblem: (options) =>
    options.length === 0 || isYesNo(options)
      ? undefined
      : 'the options of a boolean must be a yes and a no, such as "oui" and "non"; use the type select for others',
  accept(field, raw) {
    if (typeof raw === 'boolean') return accepted(raw);
    const word = fold(String(raw)).trim();
    if (YES.test(word)) return accepted(true);
    if (NO.test(word)) return accepted(false);
    const [mention] = booleanKind.mentions(field, readAside(String(raw)));
    return mention ? accepted(mention.value) : refused(`"${raw}" is neither yes nor no`);
  },
  mentions: (field, text) => readBoolean(field, text).mentions,
  reading: readBoolean,
  evidence: () => [],
  schema: () => ({ type: 'boolean' }),
};

/** What people write for yes stays, as cues; the two options themselves are what a boolean means anyway. */
function yesSpellings(options: readonly Option[]): readonly Option[] {
  return options
    .filter((option) => option.spellings.length > 0 && isYesNo([option], 'yes'))
    .map((option) => ({ ...option, code: 'true' }));
}

/** Reads all places of a text that speak of a yes/no field. */
function readBoolean(field: Field, text: Text): MentionReading {
  const places: Place[] = [];
  const taken = takenSpans();
  for (const cue of booleanCues(field)) {
    for (const match of findPhrase(cue.phrase, text, cue.closeness)) {
      if (taken.overlaps(match)) continue;
      const place = placeOf(text, match, cue);
      if (!place) continue;
      places.push(place);
      taken.add(match);
    }
  }
  places.sort((a, b) => a.match.start - b.match.start);
  const outright = places.filter(({ mention, isOutright }) => mention && isOutright);
  const isOpen = outright.length === 0 && places.some(({ mention }) => !mention);
  const told = outright.length > 0 ? outright : isOpen ? [] : places;
  return { mentions: told.flatMap(({ mention }) => mention ?? []), isOpen };
}

/** A place that speaks of the field; without a mention where it leaves the matter open. */
interface Place {
  readonly match: PhraseMatch;
  readonly mention: Mention | undefined;
  readonly isOutright: boolean;
}

function placeOf(text: Text, match: PhraseMatch, cue: Cue): Place | undefined {
  const { source } = text;
  const within = cue.denies ? undefined : negationWithin(text, match, cue);
  const said = within
    ? undefined
    : (statementBehind(source, match.end) ?? statementBefore(source, match.start) ?? offerAround(text, match));
  const isAnswer =
    said !== undefined &&
    said.start >= match.end &&
    (said.isAnswer || /^\s?[:=|?\t]/.test(source.slice(said.start, said.end)));
  const negation = within ?? (isAnswer && !cue.denies ? undefined : negationOf(text, match.first, match.last));
  const stance = stanceFor(cue, said, negation);
  if (stance === 'open') return { match, mention: undefined, isOutright: false };
  const isStated = statedOf(text, match, cue, stance, negation);
  if (isStated === undefined) return undefined;
  const mention = mentionOf(
    text,
    match,
    cue,
    isStated,
    [negation, said].filter((part) => part !== undefined),
  );
  return { match, mention, isOutright: stance !== undefined && said !== undefined };
}

/** `Support de fixation réf. BR-2 en option`: the offer need not stand right behind the thing that its item begins with. */
function offerAround(text: Text, { start, end }: PhraseMatch): Statement | undefined {
  const isOffered = asidesOf(text).some(
    (one) => one.kind === 'offer' && one.start <= start && start <= one.start + 2 && end <= one.end,
  );
  return isOffered ? { stance: 'optional', start, end } : undefined;
}

/** Of a thing that may be had besides, a field that asks whether it is included says no; others leave it open. */
function stanceFor(cue: Cue, said: Statement | undefined, negation: Negation | undefined): Stance | undefined {
  if (said?.stance === 'optional') return cue.inclusion && !cue.partial ? 'no' : negation ? undefined : 'open';
  return said?.stance;
}

/** Whether the thing is there or so; undefined when the place says nothing of that. */
function statedOf(
  text: Text,
  match: PhraseMatch,
  cue: Cue,
  stance: Stance | undefined,
  negation: Negation | undefined,
): boolean | undefined {
  const isDenied = negation !== undefined || /^(?:frei|los)/.test(match.rest);
  // Of `sans halogène : oui` the answer is to the whole.
  if (stance) return cue.denies ? (stance === 'yes') === isDenied : stance === 'yes' && !isDenied;
  if (cue.inclusion && !isDenied && !isIncludedBefore(text.source, match.start)) return undefined;
  return isDenied === cue.denies;
}

/** A negation among the words of the match that is none of the cue's own: `batteries not included`. */
function negationWithin(text: Text, { first, last }: PhraseMatch, { phrase }: Cue): Negation | undefined {
  for (let at = first + 1; at < last; at++) {
    const subtoken = text.subtokens.list[at];
    const isOwn = phrase.subtokens.some(({ folded }) => folded === subtoken?.folded);
    if (subtoken && !isOwn && isNegation(text, at)) return { start: subtoken.start, end: subtoken.end };
  }
  return undefined;
}

function mentionOf(
  text: Text,
  match: PhraseMatch,
  { phrase: { spelling }, partial }: Cue,
  value: boolean,
  around: readonly { readonly start: number; readonly end: number }[],
): Mention {
  const start = Math.min(match.start, ...around.map((part) => part.start));
  const end = Math.min(text.source.length, Math.max(match.end, ...around.map((part) => part.end)));
  const span = { start, end, text: text.source.slice(start, end) };
  return { value, ...span, spelling, negated: !value, ...(partial && { partial }) };
}
