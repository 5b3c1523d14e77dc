import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { PROPOSALS_FLAGS } from '../../cli/db/db-flags.js';
import { runProposals } from '../../cli/db/run-proposals.js';

/** Lists what models proposed. */
export default class Proposals extends BaseCommand {
  static override summary = 'List the examples that models proposed by learn, and nobody has confirmed.';
  static override flags = oclifFlags(PROPOSALS_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof PROPOSALS_FLAGS>(runProposals);
  }
}
