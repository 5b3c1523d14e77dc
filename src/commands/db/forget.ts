import { Args } from '@oclif/core';
import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { FORGET_FLAGS } from '../../cli/db/db-flags.js';
import { runForget } from '../../cli/db/run-forget.js';

/** Takes back what models proposed, or people decided. */
export default class Forget extends BaseCommand {
  static override summary =
    'Take back examples that models proposed, or that a review decided, and learn anew from what is left.';
  static override description =
    'Takes back those that fit all that is said; examples of files and of a PIM stay, and come back where a review had replaced them.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> 17 23',
    '<%= config.bin %> <%= command.id %> --llm hosted --since 2026-11-30',
    '<%= config.bin %> <%= command.id %> --reviewer anna --file filled.jsonl',
  ];
  static override args = {
    numbers: Args.string({ description: 'numbers, as db proposals lists them', multiple: true, ignoreStdin: true }),
  };
  static override flags = oclifFlags(FORGET_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof FORGET_FLAGS>((session, flags, numbers) => runForget(session, flags, numbers));
  }
}
