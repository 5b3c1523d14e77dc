import type { Field } from './field.js';
import { bareLabel, isLabelWord, labelsOf } from './label-words.js';
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
const prepared = new WeakMap<Field, readonly Cue[]>();

/** The cues of a yes/no field: its labels and spellings, then the longest word of a label with several. */
export function booleanCues(field: Field): readonly Cue[] {
  const known = prepared.get(field);
  if (known) return known;
  const labels = labelsOf(field)
    .map(cueWords)
    .filter((words) => words.length > 0);
  const spellings = field.options.flatMap((option) => [...option.spellings]);
  const cues = [
    ...toCues(
      labels.map((words) => words.join(' ')),
      false,
      'inflected',
    ),
    ...toCues(spellings, false, 'inflected'),
    ...toCues(
      labels.map((words) => words.join(' ')),
      false,
      'alike',
    ),
    ...toCues(labels.filter((words) => words.length > 1).flatMap(longestWord), true, 'alike'),
  ];
  prepared.set(field, cues);
  return cues;
}

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
