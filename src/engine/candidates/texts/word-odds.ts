import type { Text } from '../../../fields/text.js';
import { splitWords } from '../../../fields/words/words.js';
import { memoize } from '../../../memoize.js';
import type { Features, TextSpan } from '../candidate.js';
import { textsOf } from '../naive-bayes.js';
import { wordAt } from '../surroundings.js';
import type { TextProfile } from './text-profile.js';

/** The odds of a word that no example has. */
const UNKNOWN = 0.5;

/** How often the words of a span belong to a value where a text has them: `Women` of `Women Shorts` never to a brand. */
export function wordOdds(span: TextSpan, text: Text, profile: TextProfile): Features {
  const words = text.words
    .slice(wordAt(text, span.start), wordAt(text, span.end))
    .filter(({ folded }) => /\p{L}/u.test(folded));
  if (words.length === 0) return [['text.no word', 1]];
  const seen = words.map(({ stem }) => countsOf(stem, profile));
  const odds = seen.map(([inside, outside]) => Math.log((inside + UNKNOWN) / (outside + UNKNOWN)));
  return [
    ['text.word least', Math.min(...odds)],
    ['text.word mean', odds.reduce((sum, one) => sum + one, 0) / odds.length],
    ['text.word unseen', seen.filter(([inside, outside]) => inside + outside === 0).length / seen.length],
  ];
}

/** How many examples have a word in their value, and how many have it in their text only. */
function countsOf(stem: string, profile: TextProfile): readonly [inside: number, outside: number] {
  const inside = valueWords(profile).get(stem) ?? 0;
  const counted = profile.words.texts.reduce((sum, count) => sum + count, 0);
  // The counted words may be those of more examples than this profile has, the text at hand among them.
  const texts = textsOf(stem, profile.words) - (profile.leftOut ? 1 : 0);
  return [inside, Math.max(0, (texts * profile.total) / Math.max(1, counted) - inside)];
}

const valueWords = memoize(({ values }: TextProfile): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const [value, count] of values)
    for (const stem of new Set(splitWords(value).map((word) => word.stem)))
      counts.set(stem, (counts.get(stem) ?? 0) + count);
  return counts;
});
