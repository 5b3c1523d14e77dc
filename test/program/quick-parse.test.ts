import { Parser } from '@oclif/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oclifFlags } from '../../src/base-command.js';
import Lookup from '../../src/commands/lookup.js';
import { type FlagSpec, LOOKUP_FLAGS } from '../../src/program/flags.js';
import { quickParse } from '../../src/program/quick-parse.js';

const table: Record<string, FlagSpec> = LOOKUP_FLAGS;

/** What oclif makes of the same words: the flags that were given and the argument, or undefined for an error. */
async function slowParse(words: readonly string[]) {
  try {
    const { flags, args } = await Parser.parse([...words], {
      flags: oclifFlags(LOOKUP_FLAGS),
      args: Lookup.args,
      strict: true,
    });
    return { argument: args.description as string | undefined, flags };
  } catch {
    return undefined;
  }
}

async function expectSame(words: readonly string[]): Promise<void> {
  const quick = quickParse(words, LOOKUP_FLAGS);
  if (quick)
    expect({ words, ...(await slowParse(words)) }).toEqual({ words, argument: quick.argument, flags: quick.flags });
}

/** For each flag of the table: right and wrong words in every form. */
const lines = Object.entries(table).flatMap(([name, spec]) => {
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

describe('quickParse', () => {
  it.each(lines.map((words) => [words.join(' '), words] as const))('agrees with oclif on: %s', async (_, words) => {
    await expectSame(words);
  });

  it('takes the plain form of every flag by itself', () => {
    for (const [name, spec] of Object.entries(table)) {
      const value = spec.kind === 'choice' ? spec.options?.[0] : spec.kind === 'count' ? '3' : 'x';
      const words = spec.kind === 'switch' ? [`--${name}`] : [`--${name}`, value ?? ''];
      expect(quickParse(words, LOOKUP_FLAGS), name).toBeDefined();
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
      expect(quickParse(words, LOOKUP_FLAGS), words.join(' ')).toBeUndefined();
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
    await fc.assert(fc.asyncProperty(fc.array(word, { maxLength: 6 }), expectSame), { numRuns: 1500 });
  });
});
