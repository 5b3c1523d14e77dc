import type { ListedCommand, ListedFlag } from './command-table.js';

/** What is being written where a line ends. */
export type PlaceInLine =
  | { readonly kind: 'command'; readonly written: readonly string[] }
  | { readonly kind: 'flag'; readonly command: ListedCommand; readonly given: ReadonlySet<string> }
  | { readonly kind: 'value'; readonly command: ListedCommand; readonly flag: ListedFlag; readonly head: string }
  | { readonly kind: 'argument'; readonly command: ListedCommand; readonly index: number };

/** The command that is meant where none is named. */
const DEFAULT = 'lookup';

/** @param words behind the name of the program; the last one is being written */
export function placeInLine(words: readonly string[], commands: readonly ListedCommand[]): PlaceInLine {
  const before = words.slice(0, -1);
  const last = words.at(-1) ?? '';
  const leading = before.findIndex((word) => !isName(word));
  const names = leading < 0 ? before : before.slice(0, leading);
  const command = longestNamed(names, commands);
  const mayGoOn = commands.some(({ name }) => name.startsWith(names.map((word) => `${word} `).join('')));
  if (leading < 0 && mayGoOn && isName(last) && (!command || command.name === names.join(' ')))
    if (!command || commands.some(({ name }) => name.startsWith(`${command.name} `)))
      return { kind: 'command', written: names };
  const known = command ?? commands.find(({ name }) => name === DEFAULT);
  if (!known) return { kind: 'command', written: names };
  return placeInCommand(before.slice(command ? command.name.split(' ').length : 0), last, known);
}

function placeInCommand(before: readonly string[], last: string, command: ListedCommand): PlaceInLine {
  const given = new Set<string>();
  let waiting: ListedFlag | undefined;
  let args = 0;
  for (const word of before) {
    if (waiting) waiting = undefined;
    else if (!word.startsWith('-') || word === '-') args++;
    else {
      const flag = flagOf(word.replace(/=.*/s, ''), command);
      if (flag) given.add(flag.name);
      if (flag?.type === 'option' && !word.includes('=')) waiting = flag;
    }
  }
  if (waiting) return { kind: 'value', command, flag: waiting, head: '' };
  const [, name, head] = /^((--[^=]+)=)/s.exec(last)?.slice(0) ?? [];
  const assigned = head === undefined ? undefined : flagOf(head, command);
  if (assigned?.type === 'option') return { kind: 'value', command, flag: assigned, head: name ?? '' };
  if (last.startsWith('-')) return { kind: 'flag', command, given };
  return { kind: 'argument', command, index: args };
}

function flagOf(word: string, { flags }: ListedCommand): ListedFlag | undefined {
  return flags.find(({ name, char }) => word === `--${name}` || (char !== undefined && word === `-${char}`));
}

/** Whether a word may be one of the name of a command. */
function isName(word: string): boolean {
  return /^[a-z]*$/.test(word);
}

function longestNamed(names: readonly string[], commands: readonly ListedCommand[]): ListedCommand | undefined {
  for (let length = names.length; length > 0; length--) {
    const found = commands.find(({ name }) => name === names.slice(0, length).join(' '));
    if (found) return found;
  }
  return undefined;
}
