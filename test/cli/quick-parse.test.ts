import { type Interfaces, Parser } from '@oclif/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oclifFlags } from '../../src/cli/base-command.js';
import { BATCH_FLAGS } from '../../src/cli/batch/batch-flags.js';
import type { FlagSpec } from '../../src/cli/flags.js';
import { LOOKUP_FLAGS } from '../../src/cli/lookup/lookup-flags.js';
import { quickParse } from '../../src/cli/quick-parse.js';
import Batch from '../../src/commands/batch.js';
import Lookup from '../../src/commands/lookup.js';

interface Quick {
  readonly table: Record<string, FlagSpec>;
  readonly args: Interfaces.ArgInput;
}

const commands: Record<string, Quick> = {
  lookup: { table: LOOKUP_FLAGS, args: Lookup.args },
  batch: { table: BATCH_FLAGS, args: Batch.args },
};

/** What oclif makes of the same words: the flags that were given and the other words, or undefined for an error. */
async function slowParse(words: readonly string[], { table, args }: Quick) {
  try {
    const { flags, argv } = await Parser.parse([...words], { flags: oclifFlags(table), args, strict: true });
    return { argument: argv[0], flags };
  } catch {
    return undefined;
  }
}

/** Whether quickParse takes the words; then oclif must make the same of them. */
async function takesAsOclif(words: readonly string[], command: Quick): Promise<boolean> {
  const quick = quickParse(words, command.table);
  if (quick) expect({ line: words, ...(await slowParse(words, command)) }).toEqual({ line: words, ...quick });
  return quick !== undefined;
}

/** For each flag of a table: right and wrong words in every form. */
const linesOf = ({ table }: Quick) =>
  Object.entries(table).flatMap(([name, spec]) => {
    const values = [
      'x',
      '',
      '0',
      '7',
      '-1',
      '1.5',
      'json',
      'JSON',
      'a b',
      '@codes.txt',
      '-',
      '--',
      '=',
      '20s',
      '00012',
      '9999999999',
    ];
    const forms = values.flatMap((value) => [
      [`--${name}`, value],
      [`--${name}=${value}`],
      [`--${name}`, value, 'a text'],
      ['a text', `--${name}`, value],
      [`--${name}`, value, `--${name}`, value],
    ]);
    const short = spec.char ? [[`-${spec.char}`], [`-${spec.char}`, 'a text'], [`-${spec.char}x`]] : [];
    return [...forms, ...short, [`--${name}`], [`--${name}`, '--quiet'], [`--no-${name}`], ['--', `--${name}`]];
  });

describe.each(Object.entries(commands))('quickParse of %s', (_, command) => {
  const { table } = command;

  it('agrees with oclif on every flag in every form', async () => {
    const lines = linesOf(command);
    const taken = [];
    for (const words of lines) if (await takesAsOclif(words, command)) taken.push(words);
    // About a third are plain enough; the others are left to oclif, right or wrong.
    expect(taken.length).toBeGreaterThan(lines.length / 4);
    expect(taken.length).toBeLessThan(lines.length / 2);
  });

  it('takes the plain form of every flag by itself', () => {
    for (const [name, spec] of Object.entries(table)) {
      const value = spec.kind === 'choice' ? spec.options?.[0] : spec.kind === 'count' ? '3' : 'x';
      const words = spec.kind === 'switch' ? [`--${name}`] : [`--${name}`, value ?? ''];
      expect(quickParse(words, table), name).toBeDefined();
    }
  });

  it('leaves to oclif what it does not know', () => {
    for (const words of [
      ['--feilds', 'A'],
      ['--help'],
      ['one text', 'another'],
      ['--fields'],
      ['--format', 'xml'],
      ['--concurrency', '0'],
    ]) {
      expect(quickParse(words, table), words.join(' ')).toBeUndefined();
    }
  });

  it('agrees with oclif on any mixture of words', async () => {
    const flags = Object.entries(table).flatMap(([name, spec]) => [
      `--${name}`,
      `--${name}=1`,
      ...(spec.char ? [`-${spec.char}`] : []),
    ]);
    const word = fc.oneof(
      fc.constantFrom(...flags),
      fc.constantFrom('json', '3', 'a text', '-', '--', 'x'),
      fc.string({ maxLength: 5 }),
    );
    const line = fc.array(word, { maxLength: 6 });
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(line, async (words) => {
        if (await takesAsOclif(words, command)) taken += 1;
      }),
      { numRuns: 1500 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
