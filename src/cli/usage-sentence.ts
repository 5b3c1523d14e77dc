import { didYouMean } from '../errors.js';

/** A parser's error as one sentence that says what to do; its own words where it is none of the usual mistakes. */
export function usageSentence(message: string, command: string, flags: readonly string[]): string {
  const lines = message
    .replace(/\nSee more help with --help\s*$/, '')
    .split('\n')
    .map((line) => line.trim());
  const [first = ''] = lines;
  const joined = lines.join(' ').trim();
  const help = `(akeneo-lookup ${command} --help lists what there is)`;
  const [, unknown] = /^Nonexistent flags?: (\S+?),?(\s|$)/.exec(first) ?? [];
  if (unknown !== undefined)
    return `no flag ${unknown}${didYouMean(
      unknown,
      flags.map((flag) => `--${flag}`),
    )} ${help}`;
  const [, flag, value = '', options] = /^Expected --([a-z-]+)=(.*) to be one of: (.+)$/.exec(first) ?? [];
  if (options !== undefined)
    return `--${flag} is "${value}"${didYouMean(value, options.split(', '))} (one of ${options})`;
  const [, count, range, given] =
    /^Parsing --([a-z-]+) +Expected an (integer.*?)(?: but received: |$)(.*)/.exec(joined) ?? [];
  if (count !== undefined) return `--${count} is "${given}", but takes an ${range}`;
  if (/^Unexpected argument/.test(first))
    return `${lowerFirst(first)}: put a description of several words in quotes ${help}`;
  return `${lowerFirst(joined)} ${help}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
