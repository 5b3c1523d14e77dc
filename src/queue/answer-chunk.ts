import type { Catalogue } from '../examples/catalogue.js';
import type { Answer } from '../llm/answer.js';
import { createSpending } from '../llm/spending.js';
import { lookupProducts, type ManyRequest, type Task } from '../lookup/lookup-products.js';
import type { Chunk, ChunkAnswers } from './chunk.js';

/** What a chunk is answered with. */
export interface ChunkContext {
  readonly catalogue: Pick<Catalogue, 'field'>;
  readonly asking: Required<Pick<ManyRequest, 'llm' | 'queue' | 'examples'>>;
  readonly concurrency: number;
  /** Waits until `questions` more may be asked. */
  readonly wait: ((questions: number) => Promise<void>) | undefined;
}

/** Looks up the products of a chunk, as a batch does. */
export async function answerChunk(
  { products, policy, budget }: Chunk,
  { catalogue, asking, concurrency, wait }: ChunkContext,
): Promise<ChunkAnswers> {
  async function* tasks(): AsyncGenerator<Task> {
    for (const { description, fields } of products) {
      await wait?.(fields.length);
      yield { description, fields: fields.map((code) => catalogue.field(code) ?? code) };
    }
  }
  const spending = budget && createSpending(budget);
  const request = { ...asking, policy: { ...policy, concurrency }, ...(spending && { spending }) };
  const all: (readonly Answer[])[] = [];
  for await (const { answers } of lookupProducts(tasks(), request)) all.push(answers);
  return all;
}
