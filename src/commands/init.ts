import { BaseCommand, oclifFlags } from '../cli/base-command.js';
import { INIT_FLAGS } from '../cli/init/init-flags.js';
import { runInit } from '../cli/init/run-init.js';

/** Writes a first configuration. */
export default class Init extends BaseCommand {
  static override summary = 'Write a commented .akeneolookuprc for a provider.';
  static override description = 'Asks for the provider, its model and where its key is; flags answer instead.';
  static override examples = [
    '<%= config.bin %> init',
    '<%= config.bin %> init --provider mistral --model mistral-small-latest --key-variable MISTRAL_API_KEY',
    '<%= config.bin %> init --provider ollama --model llama3.1:8b --address http://127.0.0.1:11434',
  ];
  static override flags = oclifFlags(INIT_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof INIT_FLAGS>(({ signal }, flags) => runInit(flags, signal));
  }
}
