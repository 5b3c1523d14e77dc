import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { runCacheStatus } from '../../cli/cache/run-cache.js';
import { LIST_FLAGS } from '../../cli/flags.js';

/** Tells what is kept of paid answers. */
export default class Status extends BaseCommand {
  static override summary = 'Show how many answers of language models are kept, and what they take up.';
  static override flags = oclifFlags(LIST_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof LIST_FLAGS>(runCacheStatus);
  }
}
