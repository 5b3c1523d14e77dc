import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { runMigrate } from '../../cli/db/run-db.js';
import { SHARED_FLAGS } from '../../cli/flags.js';

/** Brings the catalogue's tables up to date. */
export default class Migrate extends BaseCommand {
  static override summary = 'Bring the tables of the catalogue up to date.';
  static override description = 'Makes an empty catalogue where there is none, and says what it did.';
  static override flags = oclifFlags(SHARED_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof SHARED_FLAGS>(runMigrate);
  }
}
