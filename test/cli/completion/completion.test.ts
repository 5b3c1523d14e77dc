import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BIN, runBin } from '../../helpers/run-bin.js';
import { hasTerminal, runInTerminal } from '../../helpers/run-in-terminal.js';
import { withoutShell } from '../../helpers/shells.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

const folder = temporaryFolder();
const file = (name: string) => join(folder, name);
const environment = { XDG_DATA_HOME: file('data'), XDG_CONFIG_HOME: file('config'), HOME: folder };
const run = (words: readonly string[]) => runBin(words, { directory: folder, environment });

beforeAll(async () => {
  const field = (name: string, label: string) => ({ name, label, type: 'text' });
  const names = [
    ['material', 'matière'],
    ['maximum', 'maximum'],
    ['colour', "couleur d'en\thaut"],
  ] as const;
  writeFileSync(file('fields.json'), JSON.stringify(names.map(([name, label]) => field(name, label))));
  writeFileSync(
    file('families.json'),
    JSON.stringify([{ code: 'led_tvs', attributes: ['colour'], labels: { fr_FR: 'Télés' } }]),
  );
  writeFileSync(
    file('.akeneolookuprc'),
    JSON.stringify({ database: 'c.db', llms: { distant: { connector: { type: 'ollama', model: 'm' } } } }),
  );
  const { code, stderr } = await run(['db', 'seed', '--fields', 'fields.json', '--fields', 'families.json']);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  // What is not about completion says what it was given.
  const program = `#!/bin/sh
case $1 in compl*) exec '${process.execPath}' '${BIN}' "$@" ;; esac
echo "words: $*."
`;
  writeFileSync(file('akeneo-lookup'), program, { mode: 0o755 });
});

/** What may come next in a line, and its kind. */
async function next(line: string): Promise<readonly string[]> {
  const { code, stdout, stderr } = await run(['complete', 'fish', `akeneo-lookup ${line}`]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [kind = '', , ...lines] = stdout.slice(0, -1).split('\n');
  return [kind, ...lines];
}

describe('what may come next', () => {
  it.each([
    [
      'db ',
      [
        'words',
        'forget\tTake back examples that models proposed, or that a review decided, and learn anew from what is left.',
      ],
    ],
    ['ca', ['words', 'cache\tclear, status']],
    ['batch --resu', ['words', '--resume\tcontinue an --output, and ask again what was not answered in it']],
    ['--ful', ['words']],
    ['pim pull --ful', ['words', '--full\tread every product again']],
    ['"a text" --format js', ['words', 'json\t', 'jsonl\t']],
    ['batch --format=ak', ['words', '--format=akeneo\t']],
    ['--llm d', ['words', 'distant\tollama']],
    ['llm test off', ['words', 'offline\toffline']],
    ['fields MA', ['words', 'material\tmatière', 'maximum\tmaximum']],
    ['--fields colour,ma', ['list', 'colour,material\tmatière', 'colour,maximum\tmaximum']],
    ['--fields material,ma', ['list', 'material,maximum\tmaximum']],
    ['--fields "family:l', ['list', 'family:led_tvs\tTélés']],
    ['--fields colour,f', ['list', 'colour,family:\tthe fields of a family']],
    ['pim products --family ', ['words', 'led_tvs\tTélés']],
    ['pim products --fields co', ['list', "colour\tcouleur d'en haut"]],
    ['fields --database missing.db ma', ['words']],
    ['fields --config missing.json ma', ['words']],
    ['completion z', ['words', 'zsh\t']],
    ['batch ', ['files']],
    ['batch --output ', ['files']],
    ['"a text" ', ['words']],
  ])('after "%s"', async (line, wanted) => {
    const found = await next(line);
    expect(found.slice(0, wanted.length)).toEqual(wanted);
    if (!['db ', 'pim products --family '].includes(line)) expect(found).toHaveLength(wanted.length);
  });

  it('leaves out flags that are given, but for those that may be repeated', async () => {
    const flags = (await next('db seed --replace --fields f.json --')).map((line) => line.split('\t')[0]);
    expect(flags).not.toContain('--replace');
    expect(flags).toEqual(expect.arrayContaining(['--fields', '--examples', '--quiet', '--help']));
  });

  it('makes no catalogue', async () => {
    await next('fields --database new.db m');
    const { stderr } = await run(['fields', '--database', 'new.db']);
    expect(stderr).toContain('there is no database new.db');
  });
});

describe('completion', () => {
  it.each([
    [['completion'], 'error: name the shell (one of bash, zsh, fish, powershell)'],
    [['completion', 'bsh'], 'error: no shell "bsh": did you mean "bash"?'],
  ])('%j is one sentence', async (words, sentence) => {
    const { code, stdout, stderr } = await run(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });

  it('prints a script for PowerShell, which nobody has tried', async () => {
    const { code, stdout } = await run(['completion', 'powershell']);
    expect(code).toBe(0);
    expect(stdout).toContain('Register-ArgumentCompleter -Native -CommandName akeneo-lookup');
  });
});

/** How each shell is started with nothing of the user's, and how it loads the script. */
const SHELLS: Readonly<Record<string, { readonly start: readonly string[]; readonly load: string }>> = {
  bash: { start: ['bash', '--norc', '--noprofile', '-i'], load: 'eval "$(akeneo-lookup completion bash)"' },
  zsh: {
    start: ['zsh', '-f', '-i'],
    load: 'autoload -U compinit; compinit -u -D; eval "$(akeneo-lookup completion zsh)"',
  },
  fish: {
    start: ['fish', '--no-config', '-i', '-C', 'function fish_prompt; echo "> "; end'],
    load: 'akeneo-lookup completion fish | source',
  },
};

describe.each(Object.entries(SHELLS))('in %s', (shell, { start, load }) => {
  const missing = hasTerminal ? withoutShell(shell) : 'python3 is missing';

  it.skipIf(missing)(`goes on with what is written ${missing ?? ''}`, { timeout: 90_000 }, async () => {
    const terminal = runInTerminal(['env', '-C', folder, 'PS1=> ', ...start], {
      columns: 120,
      environment: { ...environment, PATH: `${folder}:${process.env.PATH}`, NO_COLOR: '1' },
    });
    await terminal.shown('> ');
    terminal.press(`${load}; echo load''ed\r`);
    await terminal.shown('loaded');
    /** Completes a line and runs it: the program then says what words it was given. */
    const completed = async (line: string, wanted: string) => {
      terminal.press(`akeneo-lookup ${line}\t\r`);
      await terminal.shown(`words: ${wanted}.`);
    };
    await completed('db mi', 'db migrate');
    await completed('lookup --fields mat', 'lookup --fields material');
    await completed('lookup --fields colour,max', 'lookup --fields colour,maximum');
    await completed('lookup --fields family:le', 'lookup --fields family:led_tvs');
    await completed('llm test dis', 'llm test distant');
    await completed('batch --format=ake', 'batch --format=akeneo');
    await completed('batch fiel', 'batch fields.json');
    terminal.press('exit\r');
    expect((await terminal.finished).code).toBe(0);
  });
});
