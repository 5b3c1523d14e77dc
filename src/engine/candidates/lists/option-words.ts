import type { Option } from '../../../fields/field.js';
import { fold } from '../../../fields/text.js';
import { stem } from '../../../fields/words/stem.js';
import { STOP_WORDS } from '../../../fields/words/stop-words.js';
import { memoize } from '../../../memoize.js';

/** How much of an option's words is among the stems of a text, 0 to 1; a word that many options have counts little. */
export function shareOfWords(option: Option, options: readonly Option[], stems: ReadonlySet<string>): number {
  const rarity = rarityOf(options);
  return highestShare(namesOf(option), stems, rarity);
}

/**
 * The same for the best of the things that an option's name lists (`Folders, dividers and labels`): one of them is enough.
 * 0 for a name that lists nothing.
 */
export function shareOfPart(option: Option, options: readonly Option[], stems: ReadonlySet<string>): number {
  const rarity = rarityOf(options);
  return highestShare(partsOf(option), stems, rarity);
}

function highestShare(
  names: readonly (readonly string[])[],
  stems: ReadonlySet<string>,
  rarity: ReadonlyMap<string, number>,
): number {
  let highest = 0;
  for (const words of names) highest = Math.max(highest, shareOf(words, stems, rarity));
  return highest;
}

function shareOf(words: readonly string[], stems: ReadonlySet<string>, rarity: ReadonlyMap<string, number>): number {
  // Most options have no word in a text.
  if (!words.some((word) => stems.has(word))) return 0;
  let all = 0;
  let found = 0;
  for (const word of words) {
    const weight = rarity.get(word) ?? 0;
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
    .flatMap((parts) => parts.map(stemsIn).filter((words) => words.length > 0));
});

/** The stems of an option's code, labels and spellings, one list each. */
const namesOf = memoize((option: Option): readonly (readonly string[])[] => {
  const forms = new Set([option.code, ...Object.values(option.labels), ...option.spellings]);
  const names = [...forms].map(stemsIn);
  // A text that holds the letter of `A+` somewhere says nothing of the class.
  return names.filter((words) => words.some((word) => word.length > 1));
});

function stemsIn(form: string): readonly string[] {
  return (fold(form).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP_WORDS.has(word)).map(stem);
}

/** One over the number of options that a word stands in. */
const rarityOf = memoize((options: readonly Option[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const option of options) {
    for (const word of new Set(namesOf(option).flat())) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Map([...counts].map(([word, count]) => [word, 1 / count]));
});
