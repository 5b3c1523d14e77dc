import { Args } from '@oclif/core';
import { BaseCommand, oclifFlags } from '../cli/base-command.js';
import { LEARN_FLAGS } from '../cli/learn/learn-flags.js';
import { runLearn } from '../cli/learn/run-learn.js';

/** Lets a model teach the offline engine. */
export default class Learn extends BaseCommand {
  static override summary = 'Let a model teach the offline engine, by the products that teach most.';
  static override description =
    'Asks about the products of which the engine is most in doubt and that are least alike, keeps what stands in their texts as proposed examples, learns from them, and says by a part that was held out what was gained. Proposed examples count half, are shown to no model, and become examples like others when db seed or a review says the same; db proposals lists them, db forget takes them back. Stopped by Ctrl-C or a limit, it keeps what was answered, and the same command goes on.';
  static override examples = [
    '<%= config.bin %> learn products.csv --fields family:lamps --llm hosted --max-cost 2',
    '<%= config.bin %> learn products.csv --fields @fields.txt --llm hosted --products 500 --plan',
  ];
  static override args = {
    input: Args.string({
      description: 'files of products, as batch reads them; - or nothing reads standard input',
      multiple: true,
      ignoreStdin: true,
    }),
  };
  static override flags = oclifFlags(LEARN_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof LEARN_FLAGS>((session, flags, inputs) => runLearn(session, inputs, flags));
  }
}
