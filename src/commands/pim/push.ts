import { Args } from '@oclif/core';
import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { PIM_PUSH_FLAGS } from '../../cli/pim/pim-flags.js';
import { runPimPush } from '../../cli/pim/run-pim-push.js';

/** Writes answers into the PIM. */
export default class PimPush extends BaseCommand {
  static override summary = 'Write answers of batch --details into attributes of the PIM that are empty.';
  static override description =
    'Only values found, with evidence, into attributes that are empty at the moment of writing, of products that exist. On a terminal it asks first. A run that was cut off goes on when the same command is given again; pim undo takes a run back.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> filled.jsonl --dry-run',
    '<%= config.bin %> <%= command.id %> filled.jsonl --min-confidence 0.95 --rejects refused.jsonl --yes',
  ];
  static override args = {
    file: Args.string({ description: 'what batch --details wrote; - for standard input', ignoreStdin: true }),
  };
  static override flags = oclifFlags(PIM_PUSH_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof PIM_PUSH_FLAGS>((session, flags, [file]) => runPimPush(session, file, flags));
  }
}
