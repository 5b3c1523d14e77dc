import type { Field, Mention } from './field.js';
import { fold } from './fold.js';
import { negationBefore } from './negation.js';
import { findPhrase, type Phrase, preparePhrase } from './phrase.js';
import { readText } from './text.js';
import { accepted, refused, type ValueKind } from './value-kind.js';

const YES = /^(?:oui|yes|ja|true|vrai|wahr|1|x|avec|with|mit|y|o|j)\b/;
const NO = /^(?:non|no|nein|false|faux|falsch|0|sans|without|ohne|n)\b/;

/** Yes or no: the label's words are the cue, a negation turns it. */
export const booleanKind: ValueKind = {
  accept(field, raw) {
    if (typeof raw === 'boolean') return accepted(raw);
    const word = fold(String(raw)).trim();
    if (YES.test(word)) return accepted(true);
    if (NO.test(word)) return accepted(false);
    const [mention] = booleanKind.mentions(field, readText(String(raw)));
    return mention ? accepted(mention.value) : refused(`"${raw}" is neither yes nor no`);
  },
  mentions(field, text) {
    const mentions: Mention[] = [];
    for (const phrase of cuesOf(field)) {
      for (const match of findPhrase(phrase, text)) {
        const negation = negationBefore(text, match.first);
        const start = text.pieces.list[negation ?? match.first]?.start ?? 0;
        const end = text.pieces.list[match.last]?.end ?? 0;
        mentions.push({
          value: negation === undefined,
          start,
          end,
          text: text.source.slice(start, end),
          spelling: phrase.spelling,
          negated: negation !== undefined,
        });
      }
    }
    return mentions.sort((a, b) => a.start - b.start);
  },
  schema: () => ({ type: 'boolean' }),
};

const prepared = new WeakMap<Field, readonly Phrase[]>();

function cuesOf(field: Field): readonly Phrase[] {
  const known = prepared.get(field);
  if (known) return known;
  const labels = new Set(
    [field.label, ...Object.values(field.labels)].map((label) => label.replace(/^(?:avec|with|mit)\s+/i, '')),
  );
  const cues = [...labels].flatMap((label) => preparePhrase(label) ?? []);
  prepared.set(field, cues);
  return cues;
}
