import { BaseCommand } from '../../cli/base-command.js';
import { runCacheClear } from '../../cli/cache/run-cache.js';

/** Forgets paid answers. */
export default class Clear extends BaseCommand {
  static override summary = 'Forget all kept answers of language models, so that every question is asked again.';

  async run(): Promise<void> {
    await this.inSession(runCacheClear);
  }
}
