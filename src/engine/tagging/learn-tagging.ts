import type { Field } from '../../fields/field.js';
import type { Text } from '../../fields/text.js';
import type { ParsedExample } from '../learning/prepared-field.js';
import { type NumberedTokens, numberedTokens } from './numbered-tokens.js';
import { type TaggedSpans, type Tagger, type TaggerWeights, tag } from './tagger.js';
import { taggingGroups } from './tagging-groups.js';
import { MOST_TAGGED_WORDS, type TaggingExample, type TaggingGroup, trainTaggers } from './train-taggers.js';

/** What was learnt of the text fields that share their texts. */
export interface Tagging {
  /** What fields of one name have in common. */
  readonly pool: TaggerWeights;
  /** Taggers by scope. */
  readonly taggers: ReadonlyMap<string, Tagger>;
  /** The scope of the tagger of each field. */
  readonly scopes: ReadonlyMap<string, string>;
  /** The spans in each example's text by field, found by taggers that have not seen it. */
  readonly crossTagged: ReadonlyMap<Text, TaggedSpans>;
}

/** In how many parts the examples are tagged by what was learnt of the others. */
const PARTS = 3;
/** Words times fields that there is time to learn from. */
const MOST_WORK = 1_500_000;

/** Learns to tag the text fields that have examples. */
export function learnTagging(
  fields: readonly Field[],
  examples: readonly ParsedExample[],
  random: () => number,
): Tagging {
  const groups = taggingGroups(fields, examples);
  const learntFrom = affordable(groups, random);
  const tokens = numberedTokens(MOST_TAGGED_WORDS);
  const { pool, taggers } = trainTaggers(learntFrom, tokens, random);
  return {
    pool,
    taggers: new Map(taggers.map((tagger) => [scopeOf(tagger.fields), tagger])),
    scopes: new Map(groups.flatMap(({ fields: codes }) => codes.map((code) => [code, scopeOf(codes)] as const))),
    crossTagged: crossTag(
      groups,
      { tokens, learntFrom: new Set(learntFrom.flatMap((group) => group.examples)) },
      random,
    ),
  };
}

/** No field's code begins with a space. */
function scopeOf(codes: readonly string[]): string {
  return ` tagger ${codes[0]}`;
}

/** All examples, or an even sample when there are more than time. */
function affordable(groups: readonly TaggingGroup[], random: () => number): readonly TaggingGroup[] {
  const work = groups.reduce((sum, { fields, examples }) => sum + fields.length * wordsOf(examples), 0);
  if (work <= MOST_WORK) return groups;
  return groups.map((group) => ({ ...group, examples: group.examples.filter(() => random() < MOST_WORK / work) }));
}

function wordsOf(examples: TaggingGroup['examples']): number {
  return examples.reduce((sum, { text }) => sum + Math.min(text.words.length, MOST_TAGGED_WORDS), 0);
}

/** Tags each part of the examples by what was learnt of the others. */
function crossTag(
  groups: readonly TaggingGroup[],
  { tokens, learntFrom }: { readonly tokens: NumberedTokens; readonly learntFrom: ReadonlySet<TaggingExample> },
  random: () => number,
): Tagging['crossTagged'] {
  const crossTagged = new Map<Text, TaggedSpans>();
  if (groups.length === 0) return crossTagged;
  for (let part = 0; part < PARTS; part++) {
    const others = trainTaggers(
      groups.map((group) => ({
        ...group,
        examples: group.examples.filter((example, i) => i % PARTS !== part && learntFrom.has(example)),
      })),
      tokens,
      random,
    );
    groups.forEach(({ examples }, g) => {
      examples.forEach(({ text }, i) => {
        if (i % PARTS === part) crossTagged.set(text, tag(others.taggers[g] as Tagger, others.pool, text));
      });
    });
  }
  return crossTagged;
}
