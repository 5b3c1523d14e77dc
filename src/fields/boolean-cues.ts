import type { Field } from './field.js';
import { bareLabel, isLabelWord, labelsOf } from './label-words.js';
import { once } from './once.js';
import { type Phrase, preparePhrase } from './phrase.js';
import type { Closeness } from './phrase-finder.js';
import { splitWords } from './words.js';

/** Words that say that a yes/no field is spoken of. */
export interface Cue {
  readonly phrase: Phrase;
  /** Whether it is only one word of a longer label. */
  readonly partial: boolean;
  readonly closeness: Closeness;
}

const LONG_WORD = 8;
/** The cues of a yes/no field: its labels and spellings, then the longest word of a label with several. */
export const booleanCues = once((field: Field): readonly Cue[] => {
  const labels = labelsOf(field)
    .flatMap((label) => label.split(/[,;]\s/))
    .map(cueWords)
    .filter((words) => words.length > 0);
  const phrases = labels.map((words) => words.join(' '));
  const spellings = field.options.flatMap((option) => option.spellings);
  const longest = labels.filter((words) => words.length > 1).flatMap(longestWord);
  return [
    ...toCues([...phrases, ...spellings], false, 'inflected'),
    ...toCues(phrases, false, 'alike'),
    ...toCues(longest, true, 'alike'),
  ];
});

function toCues(phrases: readonly string[], partial: boolean, closeness: Closeness): readonly Cue[] {
  return [...new Set(phrases)].flatMap((words) => {
    const phrase = preparePhrase(words);
    return phrase ? [{ phrase, partial, closeness }] : [];
  });
}

function cueWords(label: string): readonly string[] {
  const bare = bareLabel(label);
  return splitWords(bare)
    .filter((word) => isLabelWord(word.folded))
    .map((word) => bare.slice(word.start, word.end));
}

function longestWord(words: readonly string[]): readonly string[] {
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  return longest.length >= LONG_WORD ? [longest] : [];
}
