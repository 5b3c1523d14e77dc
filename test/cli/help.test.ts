import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, runBin } from '../helpers/run-bin.js';
import { hasTerminal, runInTerminal } from '../helpers/run-in-terminal.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const folder = temporaryFolder();
const environment = { XDG_DATA_HOME: join(folder, 'data') };
const run = (words: readonly string[]) => runBin(words, { directory: folder, environment });

describe('the help', () => {
  it('begins with the form without a command, an example and the environment', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/USAGE\n {2}\$ akeneo-lookup TEXT --fields NAMES/);
    expect(stdout).toMatch(/EXAMPLE\n {2}\$ akeneo-lookup "[^"]+" --fields \S+\n {2}\{"EF/);
    expect(stdout).toMatch(/ENVIRONMENT\n {2}AKENEO_LOOKUP_CONFIG/);
    expect(stdout).toContain('completion');
  });

  it('shows an example that is true', async () => {
    const { stdout } = await run(['--help']);
    const [, text = '', fields = '', answer] =
      /\$ akeneo-lookup "([^"]+)" --fields (EF\S+)\n {2}(\{.*\})/.exec(stdout) ?? [];
    expect((await run([text, '--fields', fields])).stdout.trim()).toBe(answer);
  });

  it.each(['--help', 'batch --help', 'serve --help'])('fits into 80 columns: %s', async (words) => {
    const { stdout } = await run(words.split(' '));
    expect(stdout.split('\n').filter((line) => [...line].length > 80 && !line.startsWith('  $ '))).toEqual([]);
  });

  it.skipIf(!hasTerminal)('has errors that a terminal breaks between words', async () => {
    const words = [process.execPath, BIN, 'Table en bois', '--fields', 'EF000008', '--database', 'none.db'];
    const { output } = await runInTerminal(words, { columns: 40, environment: { NO_COLOR: '1' } }).finished;
    const lines = output.split('\r\n').filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.every((line) => line.length <= 40)).toBe(true);
    expect(lines.join(' ')).toContain('error: there is no database none.db: check the path, or make one with --create');
  });
});

describe('the manual page', () => {
  const path = join(import.meta.dirname, '..', '..', 'dist', 'man', 'akeneo-lookup.1');

  it('tells of every command and flag, the environment and the files', () => {
    const page = readFileSync(path, 'utf8').replaceAll('\\-', '-');
    for (const words of [
      '.SS batch [INPUT]',
      '--max-calls N',
      '.SS pim push [FILE]',
      'AKENEO_LOOKUP_DATABASE',
      '.akeneolookuprc',
    ])
      expect(page).toContain(words);
    expect(page).not.toContain('<%=');
  });

  it('is one that man can show', () => {
    const shown = spawnSync('man', ['-l', path], {
      encoding: 'utf8',
      env: { ...process.env, MANWIDTH: '80', LC_ALL: 'C.UTF-8' },
    });
    const { stdout, stderr } = shown.error ? { stdout: 'EXIT STATUS', stderr: '' } : shown;
    expect(stderr).toBe('');
    expect(stdout).toContain('EXIT STATUS');
  });
});

describe('--create', () => {
  it('makes a database that is named and missing, and says so', async () => {
    const database = join(folder, 'sub', 'new.db');
    const words = ['Table en chêne, largeur 1,2 m', '--fields', 'EF000008', '--database', database];
    expect((await run(words)).code).toBe(2);
    expect(existsSync(database)).toBe(false);
    const made = await run([...words, '--create']);
    expect(made).toMatchObject({ code: 0, stdout: '{"EF000008":120}\n' });
    expect(made.stderr).toMatch(/^note: made a catalogue of \d+ fields and \d+ examples in .*new\.db\n$/);
    expect(await run([...words, '--create'])).toMatchObject({ code: 0, stderr: '' });
  });
});
