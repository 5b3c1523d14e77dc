import type { Field } from '../../fields/field.js';
import type { Text } from '../../fields/text.js';
import type { ParsedExample } from '../learning/prepared-field.js';
import { type TaggedSpan, type Tagger, type TaggerWeights, tag } from './tagger.js';
import { taggingGroups } from './tagging-groups.js';
import { type TrainedTaggers, trainTaggers } from './train-taggers.js';

/** What was learnt of the text fields that share their texts. */
export interface Tagging {
  /** What fields of one name have in common. */
  readonly pool: TaggerWeights;
  /** Taggers by scope. */
  readonly taggers: ReadonlyMap<string, Tagger>;
  /** The scope of the tagger of each field. */
  readonly scopes: ReadonlyMap<string, string>;
  /** The spans in each example's text by field, found by taggers that have not seen it. */
  readonly rehearsed: ReadonlyMap<Text, ReadonlyMap<string, readonly TaggedSpan[]>>;
}

/** In how many parts the examples are tagged by what was learnt of the others. */
const PARTS = Number(process.env.PARTS ?? 4);

/** Learns to tag the text fields that have examples. */
export function learnTagging(
  fields: readonly Field[],
  examples: readonly ParsedExample[],
  random: () => number,
): Tagging {
  const groups = process.env.NOTAG ? [] : taggingGroups(fields, examples);
  const { pool, taggers } = trainTaggers(groups, random);
  const scopeOf = (codes: readonly string[]) => `tagger ${codes[0]}`;
  const rehearsed = new Map<Text, ReadonlyMap<string, readonly TaggedSpan[]>>();
  for (let part = 0; part < PARTS && groups.length > 0; part++) {
    const rest = groups.map((group) => ({ ...group, examples: group.examples.filter((_, i) => i % PARTS !== part) }));
    const others: TrainedTaggers = trainTaggers(rest, random);
    groups.forEach((group, g) => {
      group.examples.forEach(({ text }, i) => {
        if (i % PARTS === part) rehearsed.set(text, tag(others.taggers[g] as Tagger, others.pool, text));
      });
    });
  }
  return {
    pool,
    taggers: new Map(taggers.map((tagger) => [scopeOf(tagger.fields), tagger])),
    scopes: new Map(groups.flatMap(({ fields: codes }) => codes.map((code) => [code, scopeOf(codes)] as const))),
    rehearsed,
  };
}
