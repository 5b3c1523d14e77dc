// How many of the right values are accepted at a precision, how often that breaks its promise, and how much a reviewer has to
// look at until a file is right:
//   node test/bench/bundle-and-run.js test/bench/deciding.ts [--data DIR] [--precision P] [--review]
// Held-out answers of all texts of a set are drawn into two parts twenty times: the one sets the thresholds, the other is
// judged. Then whole groups of texts that begin alike are held out. `--review` simulates a reviewer who is always right.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { acceptanceRules } from '../../src/decisions/acceptance-rules.js';
import { isUnlike } from '../../src/decisions/decide.js';
import { createEngine } from '../../src/engine/engine.js';
import { readFitted } from '../../src/engine/learning/calibrations.js';
import { heldOutEvidence } from '../../src/engine/learning/held-out-evidence.js';
import { saysSame } from '../../src/engine/learning/says-same.js';
import { seededRandom } from '../../src/engine/learning/seeded-random.js';
import { trainModels } from '../../src/engine/learning/train.js';
import type { HeldOutAnswer } from '../../src/engine/model/held-out.js';
import { acceptValue } from '../../src/fields/accept.js';
import type { Field, Value } from '../../src/fields/field.js';
import { parseField } from '../../src/fields/parse/parse-field.js';
import { heldOutSplits } from './held-out-groups.js';

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.AKENEO_LOOKUP_BENCH_DATA ?? '../shared' },
    set: { type: 'string' },
    precision: { type: 'string', default: '0.98' },
    review: { type: 'boolean', default: false },
  },
});
const precision = Number(flags.precision);
const SPLITS = 20;
const LEARNT = 0.7;

interface Known {
  readonly description: string;
  readonly values: Readonly<Record<string, Value>>;
}

const sets = readdirSync(flags.data).filter(
  (name) => existsSync(join(flags.data, name, 'gold.jsonl')) && (flags.set === undefined || name === flags.set),
);
for (const set of sets) measureSet(set);

function measureSet(set: string): void {
  const { fields, texts } = readSet(join(flags.data, set));
  if (flags.review) return void simulateReview(set, fields, texts);
  const { common } = trainModels(fields, texts, {});
  const evidence = heldOutEvidence(fields, texts, common.calibrations);
  const splits = Array.from({ length: SPLITS }, (_, seed) => splitOnce(evidence.answers, seed + 1));
  const broken = splits.filter(({ precision: reached }) => reached < precision).length;
  const shares = splits.map(({ share }) => share).sort((a, b) => a - b);
  console.log(
    `${set}: ${evidence.answers.length} held-out values; of ${SPLITS} splits ${broken} miss ${precision}; accepted of the right ones: median ${percent(shares[SPLITS / 2] ?? 0)}, least ${percent(shares[0] ?? 0)}`,
  );
  for (const { name, learnt, asked } of heldOutSplits(texts))
    measureShift(`${set}, other ${name}`, fields, learnt as never, asked as never);
}

function splitOnce(answers: readonly HeldOutAnswer[], seed: number) {
  const random = seededRandom(seed);
  const drawn = answers.map((answer) => ({ answer, isLearnt: random() < LEARNT }));
  const part = (wanted: boolean) => drawn.filter(({ isLearnt }) => isLearnt === wanted).map(({ answer }) => answer);
  const rules = rulesOf(part(true));
  return judged(part(false), (answer) => answer.confidence >= (rules.thresholds.get(answer.field) ?? Infinity));
}

function rulesOf(
  answers: readonly HeldOutAnswer[],
  novelties: readonly number[] = [],
  titleWords: readonly string[] = [],
) {
  return acceptanceRules({ precision, evidence: { answers, novelties, titleWords }, audits: [] });
}

function judged<Answer extends { readonly right: boolean }>(
  answers: readonly Answer[],
  accepts: (answer: Answer) => boolean,
) {
  const accepted = answers.filter(accepts);
  const right = accepted.filter((answer) => answer.right).length;
  return {
    accepted: accepted.length,
    precision: accepted.length === 0 ? 1 : right / accepted.length,
    share: right / Math.max(1, answers.filter((answer) => answer.right).length),
  };
}

function measureShift(name: string, fields: readonly Field[], learnt: readonly Known[], asked: readonly Known[]): void {
  const models = trainModels(fields, learnt, {});
  const evidence = heldOutEvidence(fields, learnt, models.common.calibrations);
  const rules = rulesOf(evidence.answers, evidence.novelties, evidence.titleWords);
  const engine = createEngine({ read: readFitted(models) });
  const unlike = asked.filter(({ description }) => isUnlike(description, rules)).length;
  const answers = asked.flatMap((text) => {
    const isShifted = isUnlike(text.description, rules);
    return answersOf(engine, fields, text).map((answer) => ({ ...answer, isShifted }));
  });
  const { accepted, precision: reached } = judged(
    answers,
    (answer) => !answer.isShifted && answer.confidence >= (rules.thresholds.get(answer.field) ?? Infinity),
  );
  console.log(
    `${name}: ${unlike} of ${asked.length} texts are told to be unlike; ${accepted} of ${answers.length} values accepted, ${percent(reached)} right`,
  );
}

function answersOf(engine: ReturnType<typeof createEngine>, fields: readonly Field[], { description, values }: Known) {
  const asked = fields.filter(({ code }) => values[code] !== undefined);
  return engine
    .answer(asked, description)
    .flatMap(({ field, value, confidence }) =>
      value === null ? [] : [{ field, confidence, right: saysSame(value, values[field] ?? null) }],
    );
}

const DONE = 0.98;
const AT_ONCE = 100;
const BEGINNING = 40;

/** How many values are looked at until 98 % of the others are right: by doubt with learning, by chance with it, by doubt without. */
function simulateReview(set: string, fields: readonly Field[], texts: readonly Known[]): void {
  const random = seededRandom(1);
  const known = texts.slice(0, BEGINNING);
  const file = texts.slice(BEGINNING, BEGINNING + 400);
  const slots = file.flatMap((text) => Object.keys(text.values).map((code) => ({ text, code, place: random() })));
  const effort = (order: 'doubt' | 'chance', learns: boolean): number => {
    const done = new Set<(typeof slots)[number]>();
    let engine = createEngine({ read: readFitted(trainModels(fields, known, {})) });
    for (;;) {
      const answers = new Map(
        file.map((text) => [
          text,
          new Map(
            engine
              .answer(
                fields.filter(({ code }) => text.values[code] !== undefined),
                text.description,
              )
              .map((answer) => [answer.field, answer]),
          ),
        ]),
      );
      const answerOf = ({ text, code }: (typeof slots)[number]) => answers.get(text)?.get(code);
      const open = slots.filter((slot) => !done.has(slot));
      const right = open.filter((slot) =>
        saysSame(answerOf(slot)?.value ?? null, slot.text.values[slot.code] ?? null),
      ).length;
      if (done.size + right >= DONE * slots.length) return done.size;
      const doubt = (slot: (typeof slots)[number]) =>
        order === 'doubt' ? (answerOf(slot)?.confidence ?? 0) : slot.place;
      for (const slot of open.sort((a, b) => doubt(a) - doubt(b)).slice(0, AT_ONCE)) done.add(slot);
      if (!learns) continue;
      const reviewed = file.flatMap((text): Known[] => {
        const own = [...done]
          .filter((slot) => slot.text === text)
          .map(({ code }) => [code, text.values[code] as Value]);
        return own.length > 0 ? [{ description: text.description, values: Object.fromEntries(own) }] : [];
      });
      engine = createEngine({ read: readFitted(trainModels(fields, [...known, ...reviewed], {})) });
    }
  };
  const [review, chance, still] = [effort('doubt', true), effort('chance', true), effort('doubt', false)];
  console.log(
    `${set}: of ${slots.length} values ${review} are looked at until ${percent(DONE)} are right; by chance ${chance}, without learning ${still}`,
  );
}

function readSet(folder: string): { readonly fields: readonly Field[]; readonly texts: readonly Known[] } {
  const lines = (file: string) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const entries = JSON.parse(readFileSync(join(folder, 'fields.json'), 'utf8')) as readonly unknown[];
  const fields = entries.map((entry, index) => parseField(entry, `field ${index + 1}`).field);
  const byCode = new Map(fields.map((field) => [field.code, field]));
  const gold = new Map<string, Record<string, unknown>>();
  for (const { id, field, accepted } of lines('gold.jsonl'))
    gold.set(id, { ...gold.get(id), [field]: accepted === null ? null : accepted[0] });
  const texts = [
    ...lines('examples.jsonl'),
    ...lines('products.jsonl').map(({ id, description }) => ({ description, values: gold.get(id) ?? {} })),
  ].map(({ description, values }) => ({ description, values: acceptedValues(values, byCode) }));
  const random = seededRandom(1);
  const shuffled = texts.map((text) => ({ text, place: random() })).sort((a, b) => a.place - b.place);
  return { fields, texts: shuffled.map(({ text }) => text) };
}

function acceptedValues(values: Record<string, unknown>, fields: ReadonlyMap<string, Field>): Record<string, Value> {
  const known = Object.entries(values).flatMap(([code, raw]) => {
    const field = fields.get(code);
    const accepted = field && acceptValue(field, raw);
    return accepted?.ok ? [[code, accepted.value] as const] : [];
  });
  return Object.fromEntries(known);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
