import { memoize } from '../../memoize.js';
import { fold } from '../../text/fold.js';
import type { Field } from '../field.js';
import { bareLabel, isLabelWord, labelsOf } from '../words/label-words.js';
import { type Phrase, preparePhrase } from '../words/phrase.js';
import type { Closeness } from '../words/phrase-finder.js';
import { splitWords } from '../words/words.js';
import { synonymsOf } from './boolean-synonyms.js';
import { includedThing } from './inclusion.js';

/** Words that say that a yes/no field is spoken of. */
export interface Cue {
  readonly phrase: Phrase;
  /** Whether it is only one word of a longer label. */
  readonly partial: boolean;
  readonly closeness: Closeness;
  /** Whether it says the contrary: `unlined` for `Lined`, `halogène` for `Sans halogène`. */
  readonly denies: boolean;
  /** Whether only what is said of its inclusion counts: `batteries` for `Batteries included`. */
  readonly inclusion: boolean;
}

type Manner = Omit<Cue, 'phrase'>;

const LONG_WORD = 8;
/** Words of labels that other things are said with, too. */
const VAGUE = new Set('compatible compatibilite kompatibel protection'.split(' '));
const PLAIN: Manner = { partial: false, closeness: 'inflected', denies: false, inclusion: false };

/** The cues of a yes/no field: its labels, their synonyms and the spellings, then the longest word of a label with several. */
export const booleanCues = memoize((field: Field): readonly Cue[] => {
  const parts = labelsOf(field).flatMap((label) => label.split(/[,;]\s/));
  const things = parts.map((label) => includedThing(label, fold(bareLabel(label))));
  const asked = things.filter((thing) => thing !== undefined);
  const others = parts.filter((_, place) => things[place] === undefined);
  const [contrary, plain] = [others.filter(isContrary), others.filter((part) => !isContrary(part))];
  const spellings = field.options.flatMap((option) => option.spellings);
  return withoutDoubles([
    ...cuesOf(asked, [], { inclusion: true }),
    ...cuesOf(plain, spellings, {}),
    ...cuesOf(contrary, [], { denies: true }),
    ...toCues(plain.flatMap(opposite), { ...PLAIN, denies: true }),
  ]);
});

/** Whether a label asks for the lack of something. */
function isContrary(label: string): boolean {
  return /^(?:sans|without|ohne|kein|keine)\s/i.test(label);
}

function cuesOf(labels: readonly string[], spellings: readonly string[], manner: Partial<Manner>): readonly Cue[] {
  const words = labels.map(cueWords).filter((all) => all.length > 0);
  const phrases = words.map((all) => all.join(' '));
  const longest = words.filter((all) => all.length > 1).flatMap(longestWord);
  const groups = manner.denies ? [] : [...labels.map(bareLabel), ...phrases].map(synonymsOf);
  const plain = { ...PLAIN, ...manner };
  return [
    ...toCues([...phrases, ...spellings, ...groups.flatMap(({ names }) => names)], plain),
    ...toCues(phrases, { ...plain, closeness: 'alike' }),
    ...toCues(longest, { ...plain, closeness: 'alike', partial: true }),
    ...toCues(
      groups.flatMap(({ parts }) => parts),
      { ...plain, partial: true, inclusion: true },
    ),
  ];
}

/** What says in one word that a thing is not like this, in English and German: `unlined`, `unbeschichtet`. */
function opposite(label: string): readonly string[] {
  const words = cueWords(label);
  return words.length === 1 && /^\p{Ll}+$/u.test(words[0]?.toLowerCase() ?? '') ? [`un${words[0]?.toLowerCase()}`] : [];
}

function toCues(phrases: readonly string[], manner: Manner): readonly Cue[] {
  return [...new Set(phrases)].flatMap((words) => {
    const phrase = preparePhrase(words);
    return phrase ? [{ phrase, ...manner }] : [];
  });
}

function withoutDoubles(cues: readonly Cue[]): readonly Cue[] {
  const seen = new Set<string>();
  return cues.filter(({ phrase, closeness, denies }) => {
    const key = `${closeness} ${denies} ${phrase.subtokens.map((subtoken) => subtoken.folded).join(' ')}`;
    return !seen.has(key) && seen.add(key);
  });
}

function cueWords(label: string): readonly string[] {
  const bare = bareLabel(label);
  return splitWords(bare)
    .filter((word) => isLabelWord(word.folded))
    .map((word) => bare.slice(word.start, word.end));
}

/** Of several as long, the last: what stands before it is the more general (`Protection contre le vandalisme`). */
function longestWord(words: readonly string[]): readonly string[] {
  const longest = words
    .filter((word) => !VAGUE.has(fold(word)))
    .reduce((best, word) => (word.length >= best.length ? word : best), '');
  return longest.length >= LONG_WORD ? [longest] : [];
}
