import { Args } from '@oclif/core';
import { BaseCommand, oclifFlags } from '../cli/base-command.js';
import { FIELDS_FLAGS } from '../cli/fields/fields-flags.js';
import { runFields } from '../cli/fields/run-fields.js';

/** Lists the fields of the catalogue, so that users find the codes they need. */
export default class Fields extends BaseCommand {
  static override summary = 'List the fields of the catalogue, or show some of them.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --search mat',
    '<%= config.bin %> <%= command.id %> EF002169 EF000008 --format json',
  ];
  static override strict = false;
  static override args = { code: Args.string({ description: 'field codes to show', ignoreStdin: true }) };
  static override flags = oclifFlags(FIELDS_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof FIELDS_FLAGS>(runFields);
  }
}
