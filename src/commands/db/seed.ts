import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { SEED_FLAGS } from '../../cli/db/db-flags.js';
import { runSeed } from '../../cli/db/run-db.js';

/** Loads a dictionary and examples into the catalogue. */
export default class Seed extends BaseCommand {
  static override summary = 'Load fields and examples into the catalogue, and learn from them.';
  static override description =
    'Without files it loads the bundled dictionary and examples. What is there already is updated, nothing is doubled; a file that is not right changes nothing.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --fields fields.json --examples examples.jsonl',
    '<%= config.bin %> <%= command.id %> --examples known.jsonl.gz --replace',
  ];
  static override flags = oclifFlags(SEED_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof SEED_FLAGS>(runSeed);
  }
}
