import type { Field, Mention, Option, Scalar } from '../../../fields/field.js';
import { kindOf } from '../../../fields/kinds/kind-of.js';
import { askedParts } from '../../../fields/kinds/option-standing.js';
import type { MentionReading } from '../../../fields/kinds/value-kind.js';
import { readingOf, statesValue } from '../../../fields/mentions.js';
import type { Text } from '../../../fields/text.js';
import { memoize, memoizePair } from '../../../memoize.js';
import type { Candidate, CandidateSet, Features } from '../candidate.js';
import { allStems, isOfTitle } from '../context-words.js';
import { answerKey } from '../known-text.js';
import { complementScores, strongestWords } from '../naive-bayes.js';
import { silenceTrust } from '../silence-trust.js';
import { labelFeatures } from '../surroundings.js';
import { titleEnd } from '../title.js';
import { titleWords } from '../title-words.js';
import { type ListProfile, listContext } from './list-profile.js';
import { indexMentions, isAlone, type MentionIndex, startsFirst } from './mention-index.js';
import { shareOfPart, sharesOfWords } from './option-words.js';
import { isPlain } from './plain-mention.js';

const MOST_OPTIONS = 60;
/** The examples that an even share over all answers counts for. */
const EVEN = 4;
/** The examples at which they are trusted by half. */
const ENOUGH = 10;

/** Every option, or yes and no, that the text mentions or the examples know, against "nothing". */
export function listCandidates(field: Field, text: Text, profile: ListProfile): CandidateSet {
  const { mentions, isOpen } = readMentions(field, text);
  const { fixedValues } = kindOf(field);
  const context = listContext(field, text);
  const fits = complementScores(profile.words, context, profile.leftOut);
  const sight: Sight = {
    field,
    text,
    mentions: indexMentions(mentions),
    isOpen,
    profile,
    fits,
    titleWords: strongestWords(profile.words, context.filter(isOfTitle), profile.leftOut),
    shares: fixedValues ? NO_SHARES : sharesOfWords(field.options, allStems(text)),
    titleEnd: titleEnd(text),
    answers: (fixedValues ?? field.options).length,
  };
  const answers = fixedValues ?? likelyOptions(field, sight);
  const candidates = answers.map((answer) => answerCandidate(field, answer, sight));
  return { candidates: [...candidates, nothing(sight)], context };
}

const optionsByCode = memoize(
  (options: readonly Option[]): ReadonlyMap<string, Option> =>
    new Map(options.toReversed().map((option) => [option.code, option])),
);

const NO_SHARES: Sight['shares'] = new Map();

interface Sight {
  readonly field: Field;
  readonly text: Text;
  readonly mentions: MentionIndex;
  /** Whether the text says that it leaves the matter open. */
  readonly isOpen: boolean;
  readonly profile: ListProfile;
  readonly fits: ReadonlyMap<string, number>;
  /** The word of the title that speaks most for each answer. */
  readonly titleWords: ReadonlyMap<string, number>;
  /** How much of each option's words the text has, where it has any. */
  readonly shares: ReadonlyMap<Option, number>;
  readonly titleEnd: number;
  /** How many answers there could be. */
  readonly answers: number;
}

/** What a denial states is no longer denied. */
function readMentions(field: Field, text: Text): MentionReading {
  const { mentions, isOpen } = readingOf(field, text);
  const stated = mentions.map((one) => (one.negated && statesValue(field, one) ? { ...one, negated: false } : one));
  return { mentions: stated, isOpen };
}

/** All options of a short list; of a long one those that are mentioned, and those that fit best among the known ones. */
function likelyOptions(field: Field, { mentions, profile, fits }: Sight): readonly string[] {
  const codes = field.options.map((option) => option.code);
  if (codes.length <= MOST_OPTIONS) return codes;
  const known = codes.filter((code) => profile.counts.has(code));
  known.sort((a, b) => (fits.get(b) ?? 0) - (fits.get(a) ?? 0));
  const mentioned = [...mentions.byValue.keys()].map(String);
  return [...new Set([...mentioned, ...known.slice(0, MOST_OPTIONS)])];
}

function answerCandidate(field: Field, answer: Scalar, sight: Sight): Candidate {
  const key = answerKey(answer);
  const own = sight.mentions.byValue.get(answer) ?? NO_MENTIONS;
  const best = own.find(isPlain) ?? own.find((mention) => !mention.negated) ?? own[0];
  const type = kindOf(field).fixedValues ? `yesno.${answer}.` : 'list.';
  const features: [string, number][] = [];
  addMentions(features, own, sight);
  if (best) features.push(...(labelFeatures(field, sight.text, best) as typeof features));
  if (own.length === 0 || own.some(isPlain)) addWords(features, answer, sight);
  addKnowledge(features, key, sight);
  return {
    value: answer,
    span: best && { start: best.start, end: best.end },
    slot: sight.profile.counts.has(key) ? key : undefined,
    shared: named(type, features),
    own: [nameWith('is ', key)],
  };
}

/** Whether a field asks about a part of which the text does not speak: what it says is the whole's. */
function isPartUnnamed(field: Field, stems: ReadonlySet<string>): boolean {
  const parts = askedParts(field);
  return parts.length > 0 && !parts.some((part) => stems.has(part));
}

const NO_MENTIONS: readonly Mention[] = [];

function addMentions(
  features: [string, number][],
  own: readonly Mention[],
  { field, text, mentions, titleEnd: end }: Sight,
): void {
  if (own.length === 0) return;
  const said = own.filter((mention) => !mention.negated);
  const [first] = said;
  const plain = said.filter(isPlain);
  if (!first) features.push(['negated', 1]);
  // How well such a mention stands says nothing: it is of something else.
  else if (plain.length === 0) features.push(['aside', 1], [`aside ${first.standing}`, 1]);
  if (!first || plain.length === 0) return;
  features.push(['mention', 1]);
  if (isPartUnnamed(field, allStems(text))) features.push(['mention.part unnamed', 1]);
  if (mentions.labelled.has(first.value)) features.push(['mention.labelled', 1]);
  else if (mentions.labelled.size > 0) features.push(['mention.outdone', 1]);
  if (plain.some((mention) => mention.end <= end)) features.push(['mention.title', 1]);
  if (startsFirst(first.value, plain, mentions)) features.push(['mention.first', 1]);
  if (isAlone(first.value, mentions)) features.push(['mention.only', 1]);
  features.push(['mention.more', Math.log2(plain.length)]);
  const longest = plain.reduce((most, mention) => Math.max(most, mention.end - mention.start), 0);
  features.push(['mention.length', Math.log2(longest)]);
}

function addWords(features: [string, number][], answer: Scalar, { field, text, shares }: Sight): void {
  const option = typeof answer === 'string' ? optionsByCode(field.options).get(answer) : undefined;
  if (!option) return;
  const share = shares.get(option) ?? 0;
  const part = shareOfPart(option, field.options, titleStems(text));
  if (share > 0) features.push(['words', share]);
  if (share === 1) features.push(['words.all', 1]);
  if (part > 0) features.push(['words.part', part]);
}

const titleStems = memoize((text: Text): ReadonlySet<string> => new Set(titleWords(text)));

/** What the examples say: how common the answer is among those given (against an even share), and how well the words of the text fit it. */
function addKnowledge(features: [string, number][], key: string, { profile, fits, titleWords, answers }: Sight): void {
  const count = profile.counts.get(key) ?? 0;
  const total = profile.found[0] + profile.found[1];
  features.push(
    ['fit', (fits.get(key) ?? 0) * 3],
    ['title word', titleWords.get(key) ?? 0],
    ['share', Math.log((count + EVEN / answers) / (total + EVEN)) + Math.log(answers)],
    [count === 0 ? 'unseen' : 'seen', total / (total + ENOUGH)],
  );
}

function nothing(sight: Sight): Candidate {
  const { plain: count } = sight.mentions;
  const { found, absent } = sight.profile;
  const mentioned = count > 0 ? 1 : 0;
  const silent = mentioned ? absent[1] * silenceTrust(absent[1]) : absent[0];
  return {
    value: null,
    slot: answerKey(null),
    shared: named('list.nothing.', [
      ['nothing', 1],
      [`mentions=${count > 2 ? 'many' : count}`, 1],
      ['fit', (sight.fits.get(answerKey(null)) ?? 0) * 3],
      ['title word', sight.titleWords.get(answerKey(null)) ?? 0],
      ['share', Math.log((silent + 2) / (found[mentioned] + 2))],
      ...(sight.isOpen ? openness(sight) : []),
    ]),
    own: ['is '],
  };
}

/** Where the options are a field's own, what stands elsewhere than behind a label left open is said of something else. */
function openness({ field, mentions }: Sight): Features {
  if (kindOf(field).fixedValues) return [['open', 1]];
  return mentions.labelled.size > 0 ? [] : [['unstated', 1]];
}

/** By prefix and name, what they are together: put together anew, a name would be hashed at each look at its weights. */
const nameWith = memoizePair((prefix: string, name: string) => prefix + name);

function named(prefix: string, features: Features): Features {
  return features.map(([name, amount]) => [nameWith(prefix, name), amount]);
}
