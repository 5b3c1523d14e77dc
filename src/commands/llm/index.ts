import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { LIST_FLAGS } from '../../cli/flags.js';
import { runLlmList } from '../../cli/llm/run-llm.js';

/** Lists the compositions. */
export default class LlmIndex extends BaseCommand {
  static override summary = 'List the compositions, what they are made of, and whether each is usable now.';
  static override examples = ['<%= config.bin %> llm', '<%= config.bin %> llm --format json'];
  static override flags = oclifFlags(LIST_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof LIST_FLAGS>((session, flags) => runLlmList(session, flags.format));
  }
}
