// How many of the right values are accepted at a precision, how often that breaks its promise, and how much a reviewer has to
// look at until a file is right:
//   node test/bench/bundle-and-run.js test/bench/deciding.ts [--data DIR] [--set NAME] [--precision P] [--review [--products N] [--known N]]
// Held-out answers of all texts of a set are drawn into two parts twenty times: the one sets the thresholds, the other is
// judged. Then whole groups of texts that begin alike are held out. `--review` simulates a reviewer of the set's products,
// or the first N, who is always right, with N texts known before; that takes some ten minutes.
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
import { byChance, byDoubt, type GoldText, inReviewOrder, type Order, simulate } from './simulated-review.js';

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.AKENEO_LOOKUP_BENCH_DATA ?? '../shared' },
    set: { type: 'string' },
    precision: { type: 'string', default: '0.98' },
    review: { type: 'boolean', default: false },
    products: { type: 'string' },
    known: { type: 'string', default: '10' },
  },
});
const precision = Number(flags.precision);
const SPLITS = 20;
const LEARNT = 0.7;
const DONE = 0.98;
/** Values that are looked at between two times of learning, as the page learns in the background. */
const AT_ONCE = 100;

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
  if (flags.review) {
    simulateReview(set, fields);
    return;
  }
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

/** How many values of the set's products are looked at until 98 % of all of them are right. */
function simulateReview(set: string, fields: readonly Field[]): void {
  const { examples, products } = readGoldTexts(join(flags.data, set), fields);
  const file = flags.products === undefined ? products : products.slice(0, Number(flags.products));
  const known = examples.slice(0, Number(flags.known));
  const simulation = { fields, known, file, atOnce: AT_ONCE, done: DONE, seed: 1 };
  const effort = (name: string, order: Order, learns: boolean): number => {
    console.log(`${set}, ${name}:`);
    return simulate(simulation, order, learns, console.log).looked;
  };
  const review = effort('in the order of a review, learning', inReviewOrder, true);
  const of = (other: number) => `${other} (this is ${percent(review / other)} of it)`;
  const still = of(effort('in the order of a review, without learning', inReviewOrder, false));
  const chance = of(effort('by chance, learning', byChance, true));
  const doubt = of(effort('the most doubtful first, learning', byDoubt, true));
  console.log(
    `${set}: ${file.length} products, ${known.length} texts known before: ${review} values are looked at until ${percent(DONE)} are right; without learning ${still}, by chance ${chance}, by doubt alone ${doubt}`,
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

function readGoldTexts(folder: string, fields: readonly Field[]) {
  const lines = (file: string) => readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean);
  const byCode = new Map(fields.map((field) => [field.code, field]));
  const accepted = (code: string, raw: unknown): readonly Value[] => {
    const field = byCode.get(code);
    const read = field && acceptValue(field, raw);
    return read?.ok ? [read.value] : [];
  };
  const gold = new Map<string, Record<string, readonly Value[]>>();
  for (const { id, field, accepted: values } of lines('gold.jsonl').map((line) => JSON.parse(line))) {
    const right = ((values ?? [null]) as readonly unknown[]).flatMap((raw) => accepted(field, raw));
    if (right.length > 0) gold.set(String(id), { ...gold.get(String(id)), [field]: right });
  }
  const shuffled = (texts: readonly GoldText[]): readonly GoldText[] => {
    const random = seededRandom(1);
    const placed = texts.map((text) => ({ text, place: random() })).sort((a, b) => a.place - b.place);
    return placed.map(({ text }) => text);
  };
  const examples = lines('examples.jsonl').map((line): GoldText => {
    const { description, values } = JSON.parse(line) as Known;
    const known = Object.entries(values).map(([code, raw]) => [code, accepted(code, raw)] as const);
    return { description, values: Object.fromEntries(known.filter(([, right]) => right.length > 0)) };
  });
  const products = lines('products.jsonl').map((line): GoldText => {
    const { id, description } = JSON.parse(line);
    return { description, values: gold.get(String(id)) ?? {} };
  });
  return { examples: shuffled(examples), products: shuffled(products) };
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
