import { Args } from '@oclif/core';
import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { SUGGEST_FLAGS } from '../../cli/fields/fields-flags.js';
import { runSuggest } from '../../cli/fields/run-suggest.js';

/** Lists what texts name for a field and its options have not; takes it into the catalogue. */
export default class Suggest extends BaseCommand {
  static override summary =
    'List the words that texts give for a field though no option is called so, and take some of them.';
  static override description =
    'Reads what batch --details wrote. On a terminal it asks for each: a spelling of the nearest option, an option of its own, or neither. Without one it lists them.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> filled.jsonl',
    '<%= config.bin %> <%= command.id %> filled.jsonl --take "EF000007:anthracite=gris" --take EF000007:turquoise',
    '<%= config.bin %> <%= command.id %> filled.jsonl --write options.csv',
  ];
  static override strict = false;
  static override args = { file: Args.string({ description: 'what batch --details wrote', ignoreStdin: true }) };
  static override flags = oclifFlags(SUGGEST_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof SUGGEST_FLAGS>(runSuggest);
  }
}
