import { didYouMean, UserError } from '../../errors.js';
import { printable } from '../../output/printable.js';
import { writeResult } from '../../output/write-result.js';
import { candidatesFor } from './candidates.js';
import { readCommandTable } from './command-table.js';
import { placeInLine } from './place-in-line.js';
import { SCRIPTS, SHELLS, type Shell } from './shells.js';
import { splitLine } from './split-line.js';
import { storedNames } from './stored-names.js';

/** The work of `completion`: prints the script of a shell. @throws UserError for a shell that there is none for */
export async function runCompletion(name: string | undefined): Promise<void> {
  const shell = SHELLS.find((known) => known === name);
  const shells = SHELLS.join(', ');
  if (name === undefined)
    throw new UserError(`name the shell (one of ${shells}), as in: eval "$(akeneo-lookup completion bash)"`);
  if (shell === undefined) throw new UserError(`no shell "${name}"${didYouMean(name, SHELLS)} (one of ${shells})`);
  await writeResult(SCRIPTS[shell]);
}

/**
 * The work of `complete`, which the scripts ask: prints what may stand where a line ends. The first line is the kind, the
 * second what the shell has as a word of its own before the one that it goes on with, each other one a word with what is
 * said of it. A line that cannot be gone on with gives nothing; there is nobody to read an error.
 * @param words of zsh all words behind the program; of the others the whole line up to the cursor
 */
export async function runComplete([shell, ...rest]: readonly string[]): Promise<void> {
  const words = shell === 'zsh' ? rest : splitLine(rest[0] ?? '').slice(1);
  const last = words.at(-1) ?? '';
  const commands = readCommandTable();
  const names = storedNames({ config: givenTo('--config', words), database: givenTo('--database', words) });
  const found = await candidatesFor(placeInLine(words, commands), last, { commands, names });
  const head =
    shell === ('bash' satisfies Shell) ? last.slice(0, 1 + Math.max(last.lastIndexOf('='), last.lastIndexOf(':'))) : '';
  const lines = found.words.map(({ name, about }) => `${printable(name)}\t${printable(about)}`);
  await writeResult([found.kind, head, ...lines].map((line) => `${line}\n`).join(''));
}

/** The value that a line gives to a flag, as far as it is whole. */
function givenTo(flag: string, words: readonly string[]): string | undefined {
  const at = words.lastIndexOf(flag, -2);
  const attached = words.slice(0, -1).findLast((word) => word.startsWith(`${flag}=`));
  return at >= 0 && at < words.length - 2 ? words[at + 1] : attached?.slice(flag.length + 1);
}
