import type { Option } from '../../../fields/field.js';
import { fold } from '../../../fields/text.js';
import { stem } from '../../../fields/words/stem.js';
import { STOP_WORDS } from '../../../fields/words/stop-words.js';
import { memoize } from '../../../memoize.js';

/**
 * How much of an option's words is among the stems of a text, 0 to 1; a word that many options have counts little. Most options
 * have no word in a text, and are not in the map.
 */
export function sharesOfWords(options: readonly Option[], stems: ReadonlySet<string>): ReadonlyMap<Option, number> {
  const byWord = optionsByWord(options);
  const shares = new Map<Option, number>();
  for (const stem of stems)
    for (const option of byWord.get(stem) ?? NONE)
      if (!shares.has(option)) shares.set(option, highestShare(namesOf(option), stems, byWord));
  return shares;
}

const NONE: readonly never[] = [];

/**
 * The same for the best of the things that an option's name lists (`Folders, dividers and labels`): one of them is enough.
 * 0 for a name that lists nothing.
 */
export function shareOfPart(option: Option, options: readonly Option[], stems: ReadonlySet<string>): number {
  return highestShare(partsOf(option), stems, optionsByWord(options));
}

function highestShare(
  names: readonly (readonly string[])[],
  stems: ReadonlySet<string>,
  byWord: OptionsByWord,
): number {
  let highest = 0;
  for (const words of names) highest = Math.max(highest, shareOf(words, stems, byWord));
  return highest;
}

function shareOf(words: readonly string[], stems: ReadonlySet<string>, byWord: OptionsByWord): number {
  // Most names have no word in a text.
  if (!words.some((word) => stems.has(word))) return 0;
  let all = 0;
  let found = 0;
  for (const word of words) {
    const holders = byWord.get(word);
    const weight = holders ? 1 / holders.length : 0;
    all += weight;
    if (stems.has(word)) found += weight;
  }
  return all === 0 ? 0 : found / all;
}

const SEPARATOR = /[,;/|&+]|\s(?:and|or|et|ou|und|oder)\s/iu;

/** The stems of the things that an option's labels list, one list each. */
const partsOf = memoize((option: Option): readonly (readonly string[])[] => {
  const lists = [option.code, ...Object.values(option.labels)].map((label) => label.split(SEPARATOR));
  return lists
    .filter((parts) => parts.length > 1)
    .flatMap((parts) => parts.map(tellingStems).filter((words) => words.length > 0));
});

/** The stems of an option's code, labels and spellings, one list each. */
const namesOf = memoize((option: Option): readonly (readonly string[])[] => {
  const forms = new Set([option.code, ...Object.values(option.labels), ...option.spellings]);
  const names = [...forms].map(tellingStems);
  // A text that holds the letter of `A+` somewhere says nothing of the class.
  return names.filter((words) => words.some((word) => word.length > 1));
});

function tellingStems(form: string): readonly string[] {
  return (fold(form).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP_WORDS.has(word)).map(stem);
}

type OptionsByWord = ReadonlyMap<string, readonly Option[]>;

/** The options that each word stands in. */
const optionsByWord = memoize((options: readonly Option[]): OptionsByWord => {
  const all = new Map<string, Option[]>();
  for (const option of options) {
    for (const word of new Set(namesOf(option).flat())) {
      const known = all.get(word);
      if (known) known.push(option);
      else all.set(word, [option]);
    }
  }
  return all;
});
