import { Args } from '@oclif/core';
import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { runForget } from '../../cli/db/run-proposals.js';
import { FORGET_FLAGS } from '../../cli/flags.js';

/** Takes back what models proposed. */
export default class Forget extends BaseCommand {
  static override summary = 'Take back examples that models proposed, and learn anew from what is left.';
  static override description =
    'Takes back those that fit all that is said; examples of files, of a PIM and of reviews stay.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> 17 23',
    '<%= config.bin %> <%= command.id %> --llm hosted --since 2026-11-30',
  ];
  static override args = {
    numbers: Args.string({ description: 'numbers, as db proposals lists them', multiple: true, ignoreStdin: true }),
  };
  static override flags = oclifFlags(FORGET_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof FORGET_FLAGS>((session, flags, numbers) => runForget(session, flags, numbers));
  }
}
