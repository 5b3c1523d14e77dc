import { Args } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.js';
import { runCompletion } from '../cli/completion/run-completion.js';

/** Prints what makes a shell complete command lines. */
export default class Completion extends BaseCommand {
  static override summary = 'Print the script by which a shell completes commands, flags and the names you know.';
  static override description =
    'The script asks this program what may come next: commands, flags, and the field codes, families and compositions of the catalogue and configuration in use.';
  static override examples = [
    'eval "$(<%= config.bin %> completion bash)"',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable is the shell's
    '<%= config.bin %> completion zsh > "${fpath[1]}/_akeneo-lookup"',
    '<%= config.bin %> completion fish > ~/.config/fish/completions/akeneo-lookup.fish',
    '<%= config.bin %> completion powershell | Out-String | Invoke-Expression',
  ];
  static override args = {
    shell: Args.string({ description: 'bash, zsh, fish or powershell', ignoreStdin: true }),
  };

  async run(): Promise<void> {
    await this.inSession((_session, _flags, [shell]) => runCompletion(shell));
  }
}
