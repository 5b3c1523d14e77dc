import type { Field } from '../fields/field.js';
import { kindOf } from '../fields/kinds/kind-of.js';
import { heldLightly, readText, type Text } from '../fields/text.js';
import { calibrationGroup, candidateSets, familyName } from './candidates/candidate-sets.js';
import { answerKey } from './candidates/known-text.js';
import { roleOf } from './candidates/numbers/field-role.js';
import { type Profile, shareOfNulls, wordCounts } from './candidates/profile.js';
import { absenceReason } from './explaining/absence-reason.js';
import { explain } from './explaining/explain.js';
import { assignSpans } from './model/assign-spans.js';
import { confidenceOf, noveltyOf } from './model/confidence.js';
import { choicesOf, evidenceAt, type FieldReading } from './model/field-reading.js';
import { indicativeWord } from './model/indicative-word.js';
import { createModelReader, type ModelReader } from './model/model-reader.js';
import { joinSelections, selectValue } from './model/selection.js';
import { type Recalled, recall } from './recall/recall.js';
import { type TaggedSpans, tag } from './tagging/tagger.js';
import type { Engine, EngineAnswer, ModelSource } from './types.js';

/** How the engine answers. */
export interface EngineOptions {
  /** Replaces the confidence from which a value is answered: 0.4, or more for a field with fewer than 20 examples and for free text that may be unstated. */
  readonly minConfidence?: number;
}

const THRESHOLD = 0.4;
const THRESHOLD_OF_FEW = 0.55;
/** Where examples have taught a free text that it may not be stated, an invention is worse than a gap; few of them leave more to doubt. */
const THRESHOLD_OF_NULLS = { few: 0.6, many: 0.5 };
/** Where enough have, it is told which of the two threatens: up to this chance of "nothing" a value is answered. */
const MOST_NOTHING = 0.2;
const FEW = 20;
const MOST_CHOICES = 12;
/** How sure it is of what an example of the very text says. */
const REMEMBERED = 0.99;
/** The same where a model proposed it: as often as models are right, and too seldom for what asks for certainty. */
const REMEMBERED_PROPOSAL = 0.85;

/** The engine over what was learnt; what was not is answered from hand-set priors. */
export function createEngine(weights: ModelSource, { minConfidence }: EngineOptions = {}): Engine {
  const models = createModelReader(weights);
  // A gate reads answers and choices of the same fields and text, one after the other.
  let last: { deref(): FieldReadings | undefined } | undefined;
  const read = (fields: readonly Field[], description: string): FieldReadings => {
    const known = last?.deref();
    if (known?.fields === fields && known.text.source === description) {
      last = heldLightly(known, description.length);
      return known;
    }
    for (const _ of readInSteps(fields, description));
    return last?.deref() as FieldReadings;
  };
  function* readInSteps(fields: readonly Field[], description: string): Generator<void> {
    const text = readText(description);
    yield;
    const tags = tagsOf(text, models);
    yield;
    const readings: FieldReading[] = [];
    for (const field of fields) {
      readings.push(readField(field, text, { models, tags }, minConfidence));
      yield;
    }
    const fresh = { fields, text, readings: assignNumbers(readings) };
    // What was prepared is there when it is asked for.
    last = { deref: () => fresh };
  }
  return {
    answer: (fields, description) => {
      const { readings, text } = read(fields, description);
      const recalled = recall(text, weights);
      return readings.map((reading) => rememberedAnswer(reading, recalled(reading.field)) ?? answerOf(reading, text));
    },
    choices: (fields, description) => {
      const { readings, text } = read(fields, description);
      return readings.map((reading) => choicesOf(reading, text).slice(0, MOST_CHOICES));
    },
    explain: (fields, description) => {
      const { readings, text } = read(fields, description);
      return readings.map((reading) => explain(reading, text));
    },
    prepare: (fields, description) => (isLittle(fields, description) ? undefined : readInSteps(fields, description)),
  };
}

/** Characters times fields that are read in a few milliseconds. */
const LITTLE = 300_000;
/** Every field costs something, however short the text. */
const LEAST_LENGTH = 500;

function isLittle(fields: readonly Field[], { length }: string): boolean {
  return fields.length * Math.max(length, LEAST_LENGTH) < LITTLE;
}

/** What was read of some fields in one text. */
interface FieldReadings {
  readonly fields: readonly Field[];
  readonly text: Text;
  readonly readings: readonly FieldReading[];
}

function readField(
  asked: Field,
  text: Text,
  { models, tags }: { readonly models: ModelReader; readonly tags: (scope: string) => TaggedSpans },
  minConfidence: number | undefined,
): FieldReading {
  const { calibrations } = models.shared();
  const { profile, examples, isLent, unit, tagger } = models.field(asked);
  const words = wordCounts(profile);
  const field = unit === undefined ? asked : { ...asked, unit };
  const scorer = models.scorer(field);
  const usual = thresholdOf(profile, examples);
  const knowsNulls = profile.type === 'text' && profile.nulls > 0 && examples >= FEW;
  const sets = candidateSets(field, text, profile, tagger === undefined ? undefined : tags(tagger).get(asked.code));
  return {
    field,
    candidateSets: sets,
    chances: sets.map(scorer),
    sureness: confidenceOf(
      calibrations,
      { group: calibrationGroup(field), family: familyName(field), isLent: isLent === true },
      { examples, novelty: noveltyOf(text, words), nulls: shareOfNulls(profile) },
    ),
    threshold: minConfidence ?? usual,
    usual,
    // Who names a confidence is asked for nothing else.
    mostNothing: knowsNulls && minConfidence === undefined ? MOST_NOTHING : 1,
    words,
  };
}

/** The confidence from which a value is answered. */
function thresholdOf(profile: Profile, examples: number): number {
  const isFew = examples < FEW;
  if (profile.type === 'text' && profile.nulls > 0) return isFew ? THRESHOLD_OF_NULLS.few : THRESHOLD_OF_NULLS.many;
  return isFew ? THRESHOLD_OF_FEW : THRESHOLD;
}

/** The spans that taggers find in a text, each tagger asked once. */
function tagsOf(text: Text, models: ModelReader) {
  const found = new Map<string, TaggedSpans>();
  return (scope: string) => {
    const known = found.get(scope);
    if (known) return known;
    const tagger = models.tagger(scope);
    const spans: TaggedSpans = tagger ? tag(tagger, models.shared().pool, text) : new Map();
    found.set(scope, spans);
    return spans;
  };
}

/** Assigns each number to the number field that most likely means it. */
function assignNumbers(readings: readonly FieldReading[]): readonly FieldReading[] {
  const numbers = readings.filter(({ field }) => kindOf(field).isExclusive);
  const assigned = assignSpans(
    numbers.flatMap(({ field, candidateSets: [one], chances }) =>
      one ? { candidateSet: one, chances: chances[0] ?? [], role: roleOf(field) } : [],
    ),
  );
  return readings.map((reading) => {
    const place = numbers.indexOf(reading);
    return place < 0 ? reading : { ...reading, chances: [assigned[place] ?? []] };
  });
}

function answerOf({ field, candidateSets: sets, chances, words, ...options }: FieldReading, text: Text): EngineAnswer {
  const selections = sets.map((one, index) => selectValue(one, chances[index] ?? [], options));
  const [only] = selections;
  const { value, confidence, span } = field.multiple || !only ? joinSelections(field, selections) : only;
  const place =
    span ?? (words && typeof value === 'string' ? indicativeWord(text, answerKey(value), words) : undefined);
  const reason = value === null ? absenceReason(field, only && sets[0], text) : undefined;
  const evidence = place && evidenceAt(place, text);
  return { field: field.code, value, confidence, ...(evidence && { evidence }), ...(reason && { reason }) };
}

/** A text that is an example is answered as the example says. */
function rememberedAnswer({ field }: FieldReading, recalled: Recalled | undefined): EngineAnswer | undefined {
  if (!recalled) return undefined;
  const { value, example, evidence, proposed } = recalled;
  return {
    ...{ field: field.code, value, confidence: proposed ? REMEMBERED_PROPOSAL : REMEMBERED, example },
    ...(evidence && { evidence }),
    ...(proposed && { proposed }),
  };
}
