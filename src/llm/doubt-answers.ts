import type { Choice } from '../engine/types.js';
import type { Field, Value } from '../fields/field.js';
import { kindOf } from '../fields/kinds/kind-of.js';
import type { Answer } from './answer.js';
import { chanceIn, type ValueDistribution } from './weigh.js';

type Doubted = Pick<Answer, 'value' | 'status' | 'evidence' | 'ungrounded' | 'reason' | 'confidence'>;

/** What a model says of a field of one question. */
interface Said<Kept extends Doubted> {
  readonly field: Field;
  readonly answer: Kept;
}

/** The field that words of a text most probably belong to. */
interface Owner {
  readonly index: number;
  readonly field: Field;
  readonly choice: Choice;
}

/** From this chance on the engine knows whose words they are. */
const OWNED = 0.5;

/**
 * A model's answers as far as they hold against what the engine reads of all fields together. Small models name a number of
 * the text for the wrong field, and options that nothing speaks for. A number that is more probably another field's goes
 * there, unless the model has said something that stands for it; a number, and a value without words of the text, is absent
 * where nothing is more probable.
 * @param trust how often the model is right where the engine reads otherwise, from 0 to below 1
 */
export function doubtAnswers<Kept extends Doubted>(
  said: readonly Said<Kept>[],
  opinions: readonly ValueDistribution[],
  trust: number,
): readonly (Kept | Doubted)[] {
  const odds = trust / (1 - trust);
  const owners = said.map((one, index) => ownerOf(one, index, opinions, odds));
  const left = said.map((one, index): Kept | Doubted => {
    const owner = owners[index];
    if (owner) return absent(`${JSON.stringify(one.answer.evidence?.text)} is the value of ${owner.field.code}`);
    if (!isNothingLikelier(one, opinions[index], odds)) return one.answer;
    return absent(`that the text states none is more probable than ${JSON.stringify(one.answer.value)}`);
  });
  for (const { index, choice } of owners.flatMap((owner) => owner ?? []))
    if (left[index]?.status === 'absent') left[index] = { ...choice, status: 'found' };
  return left;
}

function absent(reason: string): Doubted {
  return { value: null, status: 'absent', reason };
}

/** The other field that has so much more right to the words of a claim that the model's word does not outweigh it. */
function ownerOf(
  { field, answer }: Said<Doubted>,
  index: number,
  opinions: readonly ValueDistribution[],
  odds: number,
): Owner | undefined {
  const place = answer.status === 'found' ? answer.evidence?.start : undefined;
  const own = opinions[index];
  if (place === undefined || !own?.choices.length || !kindOf(field).isExclusive) return undefined;
  const rivals = opinions.flatMap((opinion, at): readonly Owner[] => {
    const choice = opinion.choices.find(({ value, evidence }) => value !== null && evidence?.start === place);
    return choice && at !== index && kindOf(opinion.field).isExclusive
      ? [{ index: at, field: opinion.field, choice }]
      : [];
  });
  const [first] = rivals.sort((a, b) => b.choice.confidence - a.choice.confidence);
  if (!first || first.choice.confidence < OWNED) return undefined;
  return first.choice.confidence > odds * chanceIn(own, answer.value) ? first : undefined;
}

function isNothingLikelier(
  { field, answer }: Said<Doubted>,
  opinion: ValueDistribution | undefined,
  odds: number,
): boolean {
  if (!opinion?.choices.length || answer.status !== 'found') return false;
  // The words of a text stand there, however few like them the engine has seen.
  if (!answer.ungrounded && !kindOf(field).isExclusive) return false;
  const nothing: Value = null;
  return chanceIn(opinion, nothing) > odds * chanceIn(opinion, answer.value);
}
