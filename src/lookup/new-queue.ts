import type PQueue from 'p-queue';

/** A queue of questions; it is loaded only when there is something to ask. @param concurrency the most at once */
export async function newQueue(concurrency = 8): Promise<PQueue> {
  const { default: Queue } = await import('p-queue');
  return new Queue({ concurrency });
}
