import type { Field, Mention } from '../field.js';
import type { Standing } from '../standing.js';
import { readAside, type Text } from '../text.js';
import { findLoosely } from '../words/find-loosely.js';
import { negationOf } from '../words/negation.js';
import { markNames } from './colour-names.js';
import { isLeftOpen } from './left-open.js';
import { markChoices } from './option-choice.js';
import { type FoundOption, findOptions } from './option-finder.js';
import { optionFor } from './option-index.js';
import { optionPhrases } from './option-phrases.js';
import { asksSubstance, standingOf } from './option-standing.js';
import { answerToItem } from './statement.js';
import { accepted, refused, type ValueKind } from './value-kind.js';
import { isYesNo } from './yes-no.js';

/** Values of a closed list, by option code. */
export const selectKind: ValueKind = {
  keys: ['options', 'multiple'],
  isListed: true,
  isProse: false,
  isStatedByDenial: false,
  isExclusive: false,
  isCopied: false,
  isInferable: true,
  optionsProblem: ({ length }) => (length > 0 ? undefined : 'a select needs options; list them or use the type text'),
  typeByOptions: (options) => (isYesNo(options) ? 'boolean' : 'select'),
  accept(field, raw) {
    const code = optionFor(field, String(raw));
    if (code !== undefined) return accepted(code);
    const codes = codesIn(field, String(raw));
    const [only] = codes;
    if (only === undefined) return refused(`"${raw}" is not an option`);
    if (field.multiple) return accepted(codes);
    return codes.length === 1 ? accepted(only) : refused(`"${raw}" names ${codes.length} options`);
  },
  mentions(field, text) {
    const found = mentionsIn(field, text, ({ match }) => standingOf(field, text, match));
    return field.multiple
      ? found
      : markChoices(asksSubstance(field) ? markNames(found, text.source) : found, text.source);
  },
  places: (field, text) => mentionsIn(field, text, () => undefined),
  reading: (field, text) => ({ mentions: selectKind.mentions(field, text), isOpen: isLeftOpen(field, text) }),
  evidence: (_, value, text) => findLoosely(String(value), text),
  // Some servers take no enum without its type.
  schema: (field, shown) => ({
    type: 'string',
    enum: shown?.length ? shown : field.options.map((option) => option.code),
  }),
};

function mentionsIn(
  field: Field,
  text: Text,
  howItStands: (option: FoundOption) => Standing | undefined,
): readonly Mention[] {
  return findOptions(field, optionPhrases(field.options), text).flatMap((option) => {
    const { code, phrase, partial, match } = option;
    const answer = answerToItem(text.source, match.end);
    if (field.multiple && (answer === 'optional' || answer === 'open')) return [];
    const standing = howItStands(option);
    return {
      value: code,
      start: match.start,
      end: match.end,
      text: text.source.slice(match.start, match.end),
      spelling: phrase.spelling,
      negated:
        answer === undefined
          ? negationFor(phrase.spelling, text, match.first, match.last, match.rest)
          : answer === 'no',
      ...(partial && { partial }),
      ...(standing && { standing }),
    };
  });
}

/** The options that words name; parts of option names count when nothing is named in full. */
function codesIn(field: Field, words: string): readonly string[] {
  const said = selectKind.mentions(field, readAside(words)).filter((mention) => !mention.negated);
  const whole = said.filter((mention) => !mention.partial);
  return [...new Set((whole.length > 0 ? whole : said).map((mention) => String(mention.value)))];
}

/** An option that is itself a negation (`sans halogène`) is not denied by it. */
function negationFor(spelling: string, text: Text, first: number, last: number, rest: string): boolean {
  if (rest !== '') return /^(?:frei|los)/.test(rest);
  return !/^(?:sans|without|ohne|non|not|nicht|no)\b/i.test(spelling) && negationOf(text, first, last) !== undefined;
}
