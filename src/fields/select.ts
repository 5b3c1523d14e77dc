import type { Field, Mention } from './field.js';
import { negationBefore } from './negation.js';
import { optionFor } from './option-index.js';
import { findPhrase, type Phrase, preparePhrase } from './phrase.js';
import type { Text } from './text.js';
import { readText } from './text.js';
import { accepted, refused, type ValueKind } from './value-kind.js';

/** Values of a closed list, by option code. */
export const selectKind: ValueKind = {
  accept(field, raw) {
    const code = optionFor(field, String(raw));
    if (code !== undefined) return accepted(code);
    const codes = [
      ...new Set(
        selectKind
          .mentions(field, readText(String(raw)))
          .filter((m) => !m.negated)
          .map((m) => m.value),
      ),
    ];
    const [only] = codes;
    return codes.length === 1 && only !== undefined ? accepted(only) : refused(`"${raw}" is not an option`);
  },
  mentions(field, text) {
    const found = phrasesOf(field).flatMap(({ code, phrase }) =>
      findPhrase(phrase, text).map((match) => ({ code, phrase, ...match })),
    );
    found.sort((a, b) => a.first - b.first || b.last - a.last);
    const mentions: Mention[] = [];
    let after = -1;
    for (const match of found) {
      if (match.first <= after) continue;
      after = match.last;
      mentions.push(toMention(match.code, match.phrase.spelling, match, text));
    }
    return mentions;
  },
  schema: (field, shown) => ({ enum: shown ?? field.options.map((option) => option.code) }),
};

const prepared = new WeakMap<Field, readonly { readonly code: string; readonly phrase: Phrase }[]>();

function phrasesOf(field: Field) {
  const known = prepared.get(field);
  if (known) return known;
  const phrases = field.options.flatMap((option) => {
    const forms = new Set([option.code, ...Object.values(option.labels), ...option.spellings]);
    return [...forms].flatMap((form) => {
      const phrase = preparePhrase(form);
      return phrase ? [{ code: option.code, phrase }] : [];
    });
  });
  prepared.set(field, phrases);
  return phrases;
}

function toMention(code: string, spelling: string, match: { first: number; last: number }, text: Text): Mention {
  const { list } = text.pieces;
  const start = list[match.first]?.start ?? 0;
  const end = list[match.last]?.end ?? 0;
  const negated = negationBefore(text, match.first) !== undefined;
  return { value: code, start, end, text: text.source.slice(start, end), spelling, negated };
}
