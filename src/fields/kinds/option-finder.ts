import { memoize } from '../../memoize.js';
import type { Field } from '../field.js';
import type { Text } from '../text.js';
import { labelStems } from '../words/label-words.js';
import { findPhrase, type PhraseMatch } from '../words/phrase-finder.js';
import type { OptionPhrase } from './option-phrases.js';

/** An option found in a text. */
export interface FoundOption extends OptionPhrase {
  readonly match: PhraseMatch;
}

const CLASS_WORDS = new Set('classe class klass clas niveau level stuf typ type nr no'.split(' '));
const LABEL_REACH = 3;

/** The options of a field in text order; of those that overlap, the one with more words wins. */
export function findOptions(field: Field, phrases: readonly OptionPhrase[], text: Text): readonly FoundOption[] {
  const found: FoundOption[] = [];
  for (const option of phrases) {
    const matches = findPhrase(option.phrase, text);
    // Hundreds of them find nothing, and spare an iterator each.
    if (matches.length === 0) continue;
    for (const match of matches) {
      if (isInAnother(match, phrases, text)) continue;
      if (!option.phrase.isWeak || isNearLabel(field, text, match)) found.push({ match, ...option });
    }
  }
  if (found.length < 2) return found;
  found.sort(byStrength);
  const taken = new Set<number>();
  const kept = found.filter(({ match }) => {
    for (let i = match.first; i <= match.last; i++) if (taken.has(i)) return false;
    for (let i = match.first; i <= match.last; i++) taken.add(i);
    return true;
  });
  return kept.sort((a, b) => a.match.start - b.match.start);
}

const wordsOf = memoize((phrases: readonly OptionPhrase[]) => new Set(phrases.flatMap(({ phrase }) => phrase.stems)));

/** Whether a part of a word is found that is, as a whole, a word of the options: `Edelstahl` is not `Stahl` beside `Edelstahl rostfrei`. */
function isInAnother(
  { first, start, end }: PhraseMatch,
  phrases: readonly OptionPhrase[],
  { subtokens }: Text,
): boolean {
  const subtoken = subtokens.list[first];
  return subtoken !== undefined && end - start < subtoken.end - subtoken.start && wordsOf(phrases).has(subtoken.stem);
}

function byStrength(a: FoundOption, b: FoundOption): number {
  return (
    Number(a.partial) - Number(b.partial) ||
    b.phrase.subtokens.length - a.phrase.subtokens.length ||
    a.match.foreign - b.match.foreign ||
    Number(b.match.exact) - Number(a.match.exact) ||
    b.match.end - b.match.start - (a.match.end - a.match.start)
  );
}

/** Whether a word of the label, or one such as `classe`, stands right before, or a label word right behind. */
function isNearLabel(field: Field, text: Text, match: PhraseMatch): boolean {
  const { list } = text.subtokens;
  const stems = labelStems(field);
  for (let i = match.first - 1; i >= match.first - LABEL_REACH; i--) {
    const subtoken = list[i];
    if (!subtoken || /[.;!?\n|]/.test(text.source.slice(subtoken.end, list[i + 1]?.start))) break;
    if (stems.has(subtoken.stem) || CLASS_WORDS.has(subtoken.stem)) return true;
  }
  const next = list[match.last + 1];
  return next !== undefined && stems.has(next.stem) && /^[\s']*$/.test(text.source.slice(match.end, next.start));
}
