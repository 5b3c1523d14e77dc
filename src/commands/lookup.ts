import { Args } from '@oclif/core';
import { BaseCommand, oclifFlags } from '../cli/base-command.js';
import { LOOKUP_FLAGS } from '../cli/lookup/lookup-flags.js';
import { runLookup } from '../cli/lookup/run-lookup.js';

/** Fills fields from one description; the default command. */
export default class Lookup extends BaseCommand {
  static override summary = 'Fill fields from a product description.';
  static override description =
    'Prints one JSON object, field code to canonical value, or null where the text does not say. The description comes from the argument, or from standard input. With --details the status of each answer is found, absent (the text states no value), timeout, failed or unknown-field; the last three give exit code 3.';
  static override examples = [
    '<%= config.bin %> "Baignoire en acrylique, 170 x 70 cm" --fields EF002169,EF000008',
    '<%= config.bin %> --llm llama2 --fields EF002169 < desc.txt | jq -r .EF002169',
  ];
  static override args = {
    description: Args.string({
      description: 'the text of one product; - or nothing reads standard input',
      ignoreStdin: true,
    }),
  };
  static override flags = oclifFlags(LOOKUP_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof LOOKUP_FLAGS>((session, flags, [description]) =>
      runLookup(session, description, flags),
    );
  }
}
