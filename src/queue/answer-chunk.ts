import type { Redis } from 'ioredis';
import type { Catalogue } from '../examples/catalogue.js';
import type { Answer } from '../llm/answer.js';
import { lookupProducts, type ManyRequest, type Task } from '../lookup/lookup-products.js';
import type { Chunk, ChunkAnswers } from './chunk.js';
import { openLedger } from './chunk-ledger.js';

/** What a chunk is answered with. */
export interface ChunkContext {
  readonly redis: Redis;
  readonly catalogue: Pick<Catalogue, 'field'>;
  readonly asking: Required<Pick<ManyRequest, 'llm' | 'queue' | 'examples'>>;
  readonly concurrency: number;
  /** Waits until `questions` more may be asked. */
  readonly wait: ((questions: number) => Promise<void>) | undefined;
}

/** Looks up the products of a chunk, as a batch does. */
export async function answerChunk(
  { products, policy, budget, ledger }: Chunk,
  { redis, catalogue, asking, concurrency, wait }: ChunkContext,
): Promise<ChunkAnswers> {
  async function* tasks(): AsyncGenerator<Task> {
    for (const { description, fields } of products) {
      await wait?.(fields.length);
      yield { description, fields: fields.map((code) => catalogue.field(code) ?? code) };
    }
  }
  const questions = products.reduce((sum, { fields }) => sum + fields.length, 0);
  const spending = budget && ledger !== undefined && openLedger(redis, ledger, { limits: budget, questions });
  const request = { ...asking, policy: { ...policy, concurrency }, ...(spending && { spending }) };
  const all: (readonly Answer[])[] = [];
  for await (const { answers } of lookupProducts(tasks(), request)) all.push(answers);
  if (spending) await spending.settled();
  return all;
}
