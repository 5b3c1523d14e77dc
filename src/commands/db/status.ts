import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { STATUS_FLAGS } from '../../cli/db/db-flags.js';
import { runStatus } from '../../cli/db/run-db.js';

/** Tells what the catalogue holds. */
export default class Status extends BaseCommand {
  static override summary = 'Show where the catalogue is and what it holds.';
  static override flags = oclifFlags(STATUS_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof STATUS_FLAGS>(runStatus);
  }
}
