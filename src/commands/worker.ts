import { BaseCommand, oclifFlags } from '../cli/base-command.js';
import { WORKER_FLAGS } from '../cli/worker/worker-flags.js';

/** Answers products of batches that were given to a queue. */
export default class Worker extends BaseCommand {
  static override summary = 'Answer products of batches that run with --queue.';
  static override description =
    'Takes products from a Redis that batches share with any number of workers, until SIGTERM or Ctrl-C. It answers batches that have its catalogue and name a composition that its configuration knows alike, and tells which setting differs where it leaves one alone. One JSON line a chunk on standard error.';
  static override examples = [
    '<%= config.bin %> worker --queue redis://10.0.0.5:6379 --concurrency 16',
    '<%= config.bin %> worker --queue redis://10.0.0.5:6379 --llm llama2 --rate 600/m',
  ];
  static override flags = oclifFlags(WORKER_FLAGS);

  async run(): Promise<void> {
    const { runWorker } = await import('../cli/worker/run-worker.js');
    await this.inSession<typeof WORKER_FLAGS>(runWorker);
  }
}
