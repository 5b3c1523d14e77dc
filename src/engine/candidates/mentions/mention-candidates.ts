import type { Field, Mention } from '../../../fields/field.js';
import { mentionsOf } from '../../../fields/mentions.js';
import type { Text } from '../../../fields/text.js';
import type { Candidate, CandidateSet, Features } from '../candidate.js';
import { contextWords } from '../context-words.js';
import { answerKey } from '../known-text.js';
import { labelFeatures, neighbours } from '../surroundings.js';
import { titleEnd } from '../title.js';
import type { MentionProfile } from './mention-profile.js';

/** How many mentions of a text are looked at. */
const MOST_MENTIONS = 200;

interface Sight {
  readonly field: Field;
  readonly text: Text;
  readonly profile: MentionProfile;
  readonly mentions: readonly Mention[];
}

/** Every date or range that the text mentions, against "nothing"; nothing else can be the value. */
export function mentionCandidates(field: Field, text: Text, profile: MentionProfile): CandidateSet {
  const mentions = mentionsOf(field, text).slice(0, MOST_MENTIONS);
  const sight: Sight = { field, text, profile, mentions };
  const candidates = mentions.map((mention, order) => mentionCandidate(mention, order, sight));
  return { candidates: [...candidates, nothing(sight)], context: contextWords(text) };
}

function mentionCandidate(mention: Mention, order: number, sight: Sight): Candidate {
  const { field, text, mentions } = sight;
  const { type } = field;
  const { value, start, end } = mention;
  const whole = mentions.filter(({ partial }) => !partial);
  const isOnly = !mention.partial && whole.every((other) => answerKey(other.value) === answerKey(value));
  const shared: [string, number][] = [
    [`${type}.mention`, 1],
    [`${type}.${mention.partial ? 'partial' : 'whole'}`, 1],
    [`${type}.order=${Math.min(order, 3)}`, 1],
    ...labelFeatures(field, text, mention).map(([name, amount]): [string, number] => [`${type}.${name}`, amount]),
  ];
  if (isOnly) shared.push([`${type}.only`, 1]);
  if (mention.hasUnit) shared.push([`${type}.${field.unit === undefined ? 'foreign' : 'unit'}`, 1]);
  if (end <= titleEnd(text)) shared.push([`${type}.title`, 1]);
  return { value, span: { start, end }, shared, own: neighbours(text, mention) };
}

function nothing({ field: { type }, profile, mentions }: Sight): Candidate {
  const mentioned = mentions.some(({ partial }) => !partial) ? 1 : 0;
  const shared: Features = [
    [`${type}.nothing`, 1],
    [`${type}.nothing share`, Math.log((profile.absent[mentioned] + 2) / (profile.found[mentioned] + 2))],
  ];
  return { value: null, slot: answerKey(null), shared, own: ['nothing'] };
}
