import { Args } from '@oclif/core';
import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { LLM_TEST_FLAGS } from '../../cli/llm/llm-flags.js';
import { runLlmTest } from '../../cli/llm/run-llm.js';

/** Sends one question through a composition. */
export default class LlmTest extends BaseCommand {
  static override summary = 'Send one question through a composition; show its size, time, tokens and answer.';
  static override examples = ['<%= config.bin %> llm test llama2'];
  static override args = {
    name: Args.string({ description: 'the composition (default: the one configured)', ignoreStdin: true }),
  };
  static override flags = oclifFlags(LLM_TEST_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof LLM_TEST_FLAGS>((session, flags, [name]) => runLlmTest(session, name, flags));
  }
}
