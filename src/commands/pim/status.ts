import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { PIM_STATUS_FLAGS } from '../../cli/pim/pim-flags.js';
import { runPimStatus } from '../../cli/pim/run-pim-status.js';

/** Tells what the PIM is and what its connection may do. */
export default class PimStatus extends BaseCommand {
  static override summary = 'Show the version of the PIM, what the connection may do, and how much there is to read.';
  static override description = 'Writes nothing. Exit code 3 when a right is missing.';
  static override flags = oclifFlags(PIM_STATUS_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof PIM_STATUS_FLAGS>(runPimStatus);
  }
}
