import type PQueue from 'p-queue';
import type { Llm } from '../llm/llm.js';

/** Places for each call at once when the calls wait for their turns by themselves: those that wait to ask again then hold up no other. */
const WAITING = 4;

/**
 * A queue of questions; it is loaded only when there is something to ask.
 * @param concurrency the most calls at once; a composition with a limit of its own keeps to it by itself
 */
export async function newQueue(concurrency = 8, { permits }: Pick<Llm, 'permits'> = {}): Promise<PQueue> {
  const { default: Queue } = await import('p-queue');
  return new Queue({ concurrency: permits ? WAITING * concurrency : concurrency });
}
