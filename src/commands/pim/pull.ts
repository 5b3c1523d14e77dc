import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { PIM_PULL_FLAGS } from '../../cli/pim/pim-flags.js';
import { runPimPull } from '../../cli/pim/run-pim-pull.js';

/** Fills the catalogue from the PIM. */
export default class PimPull extends BaseCommand {
  static override summary = 'Fill the catalogue from the PIM: attributes become fields, its products examples.';
  static override description =
    'A value is an example only where it stands in the texts of its product. Only products that were updated since the last pull are read again; all is loaded at once, or nothing.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --family led_tvs --locale fr_FR --text-attributes name,description',
  ];
  static override flags = oclifFlags(PIM_PULL_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof PIM_PULL_FLAGS>(runPimPull);
  }
}
