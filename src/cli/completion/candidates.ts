import type { ListedCommand, ListedFlag } from './command-table.js';
import type { PlaceInLine } from './place-in-line.js';
import { SHELLS } from './shells.js';
import type { NamedThing, StoredNames } from './stored-names.js';

/** What may stand where a line ends. */
export interface Candidates {
  /** `words` are whole; a `list` may go on behind one of them; `files` are for the shell to find. */
  readonly kind: 'words' | 'list' | 'files';
  readonly words: readonly NamedThing[];
}

const FILES: Candidates = { kind: 'files', words: [] };
const NOTHING: Candidates = { kind: 'words', words: [] };
/** What parts the names of a list, as `--fields` takes them. */
const SEPARATOR = /[,;|\s]/;

/** @param last the word that is being written, without its quotes */
export async function candidatesFor(
  place: PlaceInLine,
  last: string,
  { commands, names }: { readonly commands: readonly ListedCommand[]; readonly names: StoredNames },
): Promise<Candidates> {
  if (place.kind === 'command') return wordsLike(last, commandWords(place.written, commands));
  if (place.kind === 'flag') return wordsLike(last, flagWords(place.command.flags, place.given));
  if (place.kind === 'argument') return argumentWords(place.command, last, names);
  const found = await flagValues(place.flag, last.slice(place.head.length), names);
  return { ...found, words: found.words.map((word) => ({ ...word, name: place.head + word.name })) };
}

/** The next word of each command that begins with what is written. */
function commandWords(written: readonly string[], commands: readonly ListedCommand[]): readonly NamedThing[] {
  const start = written.map((word) => `${word} `).join('');
  const next = new Map<string, string>();
  for (const { name, summary } of commands) {
    if (!name.startsWith(start)) continue;
    const [word = '', ...rest] = name.slice(start.length).split(' ');
    const known = next.get(word);
    if (rest.length === 0) next.set(word, summary);
    else if (!known?.endsWith('.'))
      next.set(word, known === undefined ? rest.join(' ') : `${known}, ${rest.join(' ')}`);
  }
  return [...next].map(([name, about]) => ({ name, about }));
}

function flagWords(flags: readonly ListedFlag[], given: ReadonlySet<string>): readonly NamedThing[] {
  const open = flags.filter(({ name, multiple }) => multiple || !given.has(name));
  return [
    ...open.map(({ name, summary = '' }) => ({ name: `--${name}`, about: summary })),
    { name: '--help', about: 'show the help' },
  ];
}

async function flagValues(flag: ListedFlag, written: string, names: StoredNames): Promise<Candidates> {
  const { name, options, helpValue } = flag;
  if (options)
    return wordsLike(
      written,
      options.map((option) => ({ name: option, about: '' })),
    );
  if (helpValue === 'FILE') return FILES;
  if (name === 'llm') return wordsLike(written, await names.llms());
  if (helpValue === 'FAMILY') return wordsLike(written, await names.families());
  if (helpValue === 'EC…') return wordsLike(written, await names.classes());
  if (helpValue === 'NAMES' || helpValue === 'CODES') return fieldList(written, names, helpValue === 'NAMES');
  return NOTHING;
}

/** A list of codes; the part behind the last separator is being written. @param hasGroups whether families and classes may stand in it */
async function fieldList(written: string, names: StoredNames, hasGroups: boolean): Promise<Candidates> {
  if (hasGroups && written.startsWith('@')) return FILES;
  const at = [...written].findLastIndex((character) => SEPARATOR.test(character)) + 1;
  const head = [...written].slice(0, at).join('');
  const last = [...written].slice(at).join('');
  const taken = new Set(head.split(SEPARATOR));
  const words = hasGroups ? await groupOrFields(last, names) : await names.fields();
  const open = words.filter(({ name }) => !taken.has(name)).map((word) => ({ ...word, name: head + word.name }));
  return { ...wordsLike(written, open), kind: 'list' };
}

const GROUPS = [
  { name: 'all', about: 'every field' },
  { name: 'family:', about: 'the fields of a family' },
  { name: 'class:', about: 'the features of an ETIM class' },
];

async function groupOrFields(written: string, names: StoredNames): Promise<readonly NamedThing[]> {
  const [, group] = /^(family|class):/.exec(written) ?? [];
  if (group === undefined) return [...(await names.fields()), ...GROUPS];
  const members = group === 'family' ? await names.families() : await names.classes();
  return members.map(({ name, about }) => ({ name: `${group}:${name}`, about }));
}

async function argumentWords({ name, args }: ListedCommand, written: string, names: StoredNames): Promise<Candidates> {
  if (name === 'fields') return wordsLike(written, await names.fields());
  if (name === 'llm test') return wordsLike(written, await names.llms());
  if (name === 'completion')
    return wordsLike(
      written,
      SHELLS.map((shell) => ({ name: shell, about: '' })),
    );
  return args.some((argument) => /^(?:file|input|products|gold)$/.test(argument)) ? FILES : NOTHING;
}

function wordsLike(written: string, words: readonly NamedThing[]): Candidates {
  const start = written.toLowerCase();
  return { kind: 'words', words: words.filter(({ name }) => name.toLowerCase().startsWith(start)) };
}
