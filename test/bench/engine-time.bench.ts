// How the offline engine's time grows with a hostile text, its fields, its options and the examples that it learns from.
//   npm run bench -- engine-time
// Shapes that take too long already at the length before are not tried any longer. WORD=… measures the shapes named so.
import { readFileSync } from 'node:fs';
import { createEngine } from '../../src/engine/engine.js';
import { trainEngine } from '../../src/engine/learning/train.js';
import type { Engine } from '../../src/engine/types.js';
import type { Field } from '../../src/fields/field.js';
import { parseField } from '../../src/fields/parse/parse-field.js';
import { engineAnswers } from '../../src/llm/engine-llm.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import { letters, SHAPES } from './hostile-texts.js';

const LENGTHS = [4, 16, 64, 256, 1000].map((kilobytes) => kilobytes * 1000);
const MOST_EXPONENT = 1.1;
const LIMITS = { text: 2000, fields: 1000, options: 500 };
const NOTHING_LEARNT = { read: () => undefined };

const bundled = JSON.parse(readFileSync('data/fields.json', 'utf8')) as unknown[];
const known = JSON.parse(readFileSync('data/examples.json', 'utf8')) as Parameters<typeof trainEngine>[1];
const fields = bundled.map((entry, place) => parseField(entry, `field ${place}`).field);
const parts = new Map(trainEngine(fields, known).map(({ scope, body }) => [scope, body]));
const engine = createEngine({ read: (scope) => parts.get(scope) });
const only = process.env.WORD;

/** Milliseconds of the processor since a beginning; other programs do not count. */
function processorTime(since = { user: 0, system: 0 }): number {
  const { user, system } = process.cpuUsage();
  return (user + system - since.user - since.system) / 1000;
}

/** Milliseconds of one lookup, judged as a lookup's answers are; the better of two where it is short. */
function time(asked: readonly Field[], description: string, by: Engine = engine): number {
  const once = () => {
    const started = process.cpuUsage();
    engineAnswers('offline', by, [...asked], { description, policy: lookupPolicy() });
    return processorTime(started);
  };
  const first = once();
  if (first > 300) return first;
  // Another text of the same kind, since the last ones are remembered.
  description = `${description.slice(0, -1)}.`;
  return Math.min(first, once());
}

/** How fast the time grew: 1 when it is linear in the length. */
function exponent(lengths: readonly number[], times: readonly number[]): number {
  const last = times.length - 1;
  return Math.log((times[last] ?? 1) / (times[0] ?? 1)) / Math.log((lengths[last] ?? 1) / (lengths[0] ?? 1));
}

function report(name: string, isWell: boolean, figures: string): void {
  console.log(`${isWell ? '    ' : 'SLOW'} ${name}: ${figures}`);
  if (!isWell) process.exitCode = 1;
}

time(fields, 'Table 60 x 40 cm, acier blanc. '.repeat(100));
for (const { name, make } of SHAPES) {
  if (only && !only.split('|').some((part) => name.includes(part))) continue;
  const times: number[] = [];
  for (const length of LENGTHS) if ((times.at(-1) ?? 0) < 4000) times.push(time(fields, make(length)));
  const growth = exponent(LENGTHS, times);
  const isWell = growth <= MOST_EXPONENT && times.length === LENGTHS.length && (times.at(-1) ?? 0) < LIMITS.text;
  report(name, isWell, `${times.map((one) => one.toFixed(0)).join(', ')} ms, exponent ${growth.toFixed(2)}`);
}

const thousand = Array.from({ length: 1000 }, (_, at): Field => {
  const entry = {
    name: `f${at}`,
    label: `Champ ${at}`,
    ...(at % 3 ? { type: 'number', unit: 'mm' } : { type: 'select', options: ['rouge', 'bleu'] }),
  };
  return parseField(entry, 'field').field;
});
if (!only || only === 'fields') {
  const line = 'Table rouge, largeur 60 mm, champ 7 : 12 mm\n'.repeat(45);
  const untaught = () => createEngine(NOTHING_LEARNT);
  const times = [250, 500, 1000].map((count) => time(thousand.slice(0, count), line, untaught()));
  report(
    '250, 500, 1,000 fields on 2 KB',
    (times.at(-1) ?? 0) < LIMITS.fields,
    `${times.map((one) => one.toFixed(0)).join(', ')} ms`,
  );
}
if (!only || only === 'options') {
  const options = Array.from({ length: 10_000 }, (_, at) => `modèle ${letters(at)} couleur`);
  const { field } = parseField({ name: 'm', label: 'Modèle', type: 'select', options }, 'field');
  const text = (length: number) => 'modèle couleur modèle 7ps '.repeat(length / 26);
  time([field], text(1000));
  const times = [7000, 14_000, 28_000, 56_000].map((length) => time([field], text(length)));
  report(
    '10,000 options on 7, 14, 28, 56 KB',
    (times.at(-1) ?? 0) < LIMITS.options,
    `${times.map((one) => one.toFixed(0)).join(', ')} ms`,
  );
}
if (!only || only === 'seeding') {
  const two = thousand.slice(0, 2);
  const learn = (length: number) => {
    const started = process.cpuUsage();
    const description = (at: number) => `${at} ${'Table rouge 12 x 12 cm '.repeat(length / 23)}`;
    trainEngine(
      two,
      Array.from({ length: 20 }, (_, at) => ({ description: description(at), values: { f0: 'rouge', f1: 120 } })),
    );
    return processorTime(started);
  };
  learn(1000);
  const lengths = [11_000, 23_000, 46_000, 200_000];
  const times = lengths.map(learn);
  report(
    '20 examples of 11, 23, 46, 200 KB',
    exponent(lengths, times) <= MOST_EXPONENT,
    `${times.map((one) => one.toFixed(0)).join(', ')} ms, exponent ${exponent(lengths, times).toFixed(2)}`,
  );
}
