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
  /** Whether it says the contrary: `unlined` for `Lined`, `halogène` for `Sans halogène`. */
  readonly denies: boolean;
}

const LONG_WORD = 8;
/** The cues of a yes/no field: its labels and spellings, then the longest word of a label with several. */
export const booleanCues = once((field: Field): readonly Cue[] => {
  const parts = labelsOf(field).flatMap((label) => label.split(/[,;]\s/));
  const [contrary, plain] = [parts.filter(isContrary), parts.filter((part) => !isContrary(part))];
  const spellings = field.options.flatMap((option) => option.spellings);
  return [
    ...cuesOf(plain, spellings, false),
    ...cuesOf(contrary, [], true),
    ...toCues(plain.flatMap(opposite), { partial: false, closeness: 'inflected', denies: true }),
  ];
});

/** Whether a label asks for the lack of something. */
function isContrary(label: string): boolean {
  return /^(?:sans|without|ohne|kein|keine)\s/i.test(label);
}

function cuesOf(labels: readonly string[], spellings: readonly string[], denies: boolean): readonly Cue[] {
  const words = labels.map(cueWords).filter((all) => all.length > 0);
  const phrases = words.map((all) => all.join(' '));
  const longest = words.filter((all) => all.length > 1).flatMap(longestWord);
  return [
    ...toCues([...phrases, ...spellings], { partial: false, closeness: 'inflected', denies }),
    ...toCues(phrases, { partial: false, closeness: 'alike', denies }),
    ...toCues(longest, { partial: true, closeness: 'alike', denies }),
  ];
}

/** What says in one word that a thing is not like this, in English and German: `unlined`, `unbeschichtet`. */
function opposite(label: string): readonly string[] {
  const words = cueWords(label);
  return words.length === 1 && /^\p{Ll}+$/u.test(words[0]?.toLowerCase() ?? '') ? [`un${words[0]?.toLowerCase()}`] : [];
}

function toCues(phrases: readonly string[], kind: Omit<Cue, 'phrase'>): readonly Cue[] {
  return [...new Set(phrases)].flatMap((words) => {
    const phrase = preparePhrase(words);
    return phrase ? [{ phrase, ...kind }] : [];
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
