import { Args } from '@oclif/core';
import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { PIM_UNDO_FLAGS } from '../../cli/pim/pim-flags.js';
import { runPimUndo } from '../../cli/pim/run-pim-undo.js';

/** Takes back what a push wrote. */
export default class PimUndo extends BaseCommand {
  static override summary = 'Take back what a push wrote, where nobody has touched it since.';
  static override examples = ['<%= config.bin %> <%= command.id %> 3'];
  static override args = {
    run: Args.string({ description: 'the number that pim push gave', ignoreStdin: true }),
  };
  static override flags = oclifFlags(PIM_UNDO_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof PIM_UNDO_FLAGS>((session, flags, [run]) => runPimUndo(session, run, flags));
  }
}
