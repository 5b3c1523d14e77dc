import { parentPort, workerData } from 'node:worker_threads';
import { createRecall } from '../../database/catalogue/recall-examples.js';
import { modelSource, sourceWithout } from '../../database/catalogue/source-without.js';
import { createFieldStore } from '../../database/field-store.js';
import { openDatabase } from '../../database/open-database.js';
import { learnBeside } from '../../database/seeding/store-models.js';
import { createEngine } from '../../engine/engine.js';
import type { Engine, ModelSource } from '../../engine/types.js';
import type { HtmlReading } from '../../input/product-text.js';
import type { Answer } from '../../llm/answer.js';
import { engineAnswers } from '../../llm/engine-llm.js';
import type { LookupPolicy } from '../../llm/lookup-policy.js';
import { type DetailsIndex, MARK } from '../details/details-index.js';
import { openDetailsReader } from '../details/details-reader.js';
import { readDetailedText } from '../texts/read-product.js';

/** What a thread needs to learn and to answer a file again. */
export interface LearnThreadData {
  readonly database: string;
  /** What the file is called in the catalogue. */
  readonly file: string;
  readonly index: Pick<DetailsIndex, 'path' | 'lines' | 'firsts' | 'marks'>;
  /** The products in the order in which they are looked at. */
  readonly order: Uint32Array;
  readonly html: HtmlReading;
  readonly policy: LookupPolicy;
}

/** What it tells. */
export type LearnThreadMessage =
  | { readonly kind: 'learning' }
  | { readonly kind: 'learnt' }
  /** Products that were looked at, and the numbers of their answers that would be otherwise now. */
  | {
      readonly kind: 'looked';
      readonly rows: readonly number[];
      readonly changes: readonly (readonly [number, Answer])[];
      /** Answers of the engine, and how sure it is of each by now. */
      readonly confidences: readonly (readonly [number, number])[];
      readonly done: number;
    }
  | { readonly kind: 'done' };

/** Products that are told of together. */
const TOGETHER = 50;

if (!parentPort) throw new Error('this file is run as a thread');
const port = parentPort;
const tell = (message: LearnThreadMessage) => port.postMessage(message);

const { database: path, file, index, order, html, policy } = workerData as LearnThreadData;
const database = openDatabase(path);
const reader = openDetailsReader(index, () => undefined);
const engineOf = (source: ModelSource) =>
  createEngine(source, policy.minConfidence === undefined ? {} : { minConfidence: policy.minConfidence });
const former = engineOf(sourceWithout(database, file));

let [wanted, learnt, isBusy] = [0, 0, false];
port.on('message', () => {
  wanted++;
  if (!isBusy) void work();
});

async function work(): Promise<void> {
  isBusy = true;
  while (learnt !== wanted) {
    const goal = wanted;
    tell({ kind: 'learning' });
    const source = modelSource(learnBeside(database));
    learnt = goal;
    tell({ kind: 'learnt' });
    await lookAgain(engineOf({ ...source, recall: createRecall(database) }), () => wanted !== goal);
  }
  tell({ kind: 'done' });
  isBusy = false;
}

/** Answers the file again, until something else is to be learnt. */
async function lookAgain(engine: Engine, isOver: () => boolean): Promise<void> {
  const fields = createFieldStore(database);
  for (let from = 0; from < order.length && !isOver(); from += TOGETHER) {
    const rows = [...order.subarray(from, from + TOGETHER)];
    const looks: Look[] = [];
    for (const row of rows) looks.push(await lookAt(row, engine, fields.field));
    const changes = looks.flatMap((look) => look.changes);
    const confidences = looks.flatMap((look) => look.confidences);
    tell({ kind: 'looked', rows, changes, confidences, done: from + rows.length });
    // What is to be learnt now is heard between turns.
    await new Promise(setImmediate);
  }
}

type FieldOf = ReturnType<typeof createFieldStore>['field'];

type Look = Pick<Extract<LearnThreadMessage, { kind: 'looked' }>, 'changes' | 'confidences'>;

/** What the engine had answered by itself, how sure it is by now, and what it answers otherwise by what the reviews taught it. */
async function lookAt(row: number, engine: Engine, fieldOf: FieldOf): Promise<Look> {
  const first = index.firsts[row] as number;
  const product = reader.product(row);
  const own = product.answers.flatMap((answer, place) => {
    const field = fieldOf(answer.field);
    const isOwn = ((index.marks[first + place] as number) & MARK.offline) !== 0;
    return field && isOwn ? [{ field, answer, number: first + place }] : [];
  });
  const fields = own.map(({ field }) => field);
  const { description, locate } = await readDetailedText(product, html);
  // Nothing can be said of a product whose text is elsewhere.
  if (description === '') return { changes: [], confidences: [] };
  const request = { description, policy };
  const now = byField(engineAnswers('offline', engine, fields, request));
  const confidences = own.flatMap(({ answer, number }): (readonly [number, number])[] => {
    const { confidence } = now.get(answer.field) ?? {};
    return confidence === undefined ? [] : [[number, confidence]];
  });
  const other = own.filter(({ answer }) => isOther(now.get(answer.field), answer));
  if (other.length === 0) return { changes: [], confidences };
  const before = byField(engineAnswers('offline', former, fields, request));
  const changes = other.flatMap(({ answer, number }): (readonly [number, Answer])[] => {
    const fresh = now.get(answer.field);
    if (!fresh || !isOther(fresh, before.get(answer.field))) return [];
    return [[number, fresh.evidence ? { ...fresh, evidence: locate(fresh.evidence) } : fresh]];
  });
  return { changes, confidences };
}

function byField(answers: readonly Answer[]): ReadonlyMap<string, Answer> {
  return new Map(answers.map((answer) => [answer.field, answer]));
}

function isOther(one: Answer | undefined, other: Answer | undefined): boolean {
  return one?.status !== 'failed' && JSON.stringify(one?.value ?? null) !== JSON.stringify(other?.value ?? null);
}
