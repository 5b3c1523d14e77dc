import { createHash } from 'node:crypto';
import type { Answer } from '../llm/answer.js';
import type { LookupPolicy, SpendingLimits } from '../llm/lookup-policy.js';
import type { Task } from '../lookup/lookup-products.js';

/** Some products that one worker looks up: the data of a job. */
export interface Chunk {
  readonly products: readonly { readonly description: string; readonly fields: readonly string[] }[];
  readonly policy: LookupPolicy;
  /** What it may spend, however many workers begin it. */
  readonly budget?: SpendingLimits;
  /** The name of the ledger in which its calls are counted; there is one with every budget. */
  readonly ledger?: string;
}

/** One list of answers per product, in order: what a job returns. */
export type ChunkAnswers = readonly (readonly Answer[])[];

/** The products of a chunk on average: few enough that little is done twice when a worker dies. */
export const USUAL_SIZE = 8;
const LARGEST = 4 * USUAL_SIZE;

/**
 * Parts tasks into chunks. Where one ends depends on the product there alone, so that a run that is continued
 * somewhere comes upon the same chunks again.
 */
export async function* chunksOf<T extends Task>(tasks: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let chunk: T[] = [];
  for await (const task of tasks) {
    chunk.push(task);
    if (chunk.length < LARGEST && !endsChunk(task)) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function endsChunk({ description }: Task): boolean {
  const [first = 0] = createHash('sha1').update(description).digest();
  return first % USUAL_SIZE === 0;
}

/** The products of tasks, as a job carries them. */
export function productsOf(tasks: readonly Task[]): Chunk['products'] {
  return tasks.map(({ description, fields }) => ({
    description,
    fields: fields.map((field) => (typeof field === 'string' ? field : field.code)),
  }));
}

/** Chunks with names: the same products in the same run have the same name again. */
export async function* nameChunks<T extends Task>(
  run: string,
  chunks: AsyncIterable<readonly T[]>,
): AsyncGenerator<{ readonly id: string; readonly chunk: readonly T[] }> {
  const repeats = new Map<string, number>();
  for await (const chunk of chunks) {
    const text = JSON.stringify([run, productsOf(chunk)]);
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    const repeat = repeats.get(name) ?? 0;
    repeats.set(name, repeat + 1);
    yield { id: repeat === 0 ? name : `${name}-${repeat}`, chunk };
  }
}
