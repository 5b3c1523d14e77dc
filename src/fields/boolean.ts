import { booleanCues, type Cue } from './boolean-cues.js';
import { directAnswer } from './direct-answer.js';
import type { Mention } from './field.js';
import { fold } from './fold.js';
import { negationOf } from './negation.js';
import { findPhrase, type PhraseMatch } from './phrase-finder.js';
import { takenSpans } from './taken-spans.js';
import { readAside, type Text } from './text.js';
import { accepted, refused, type ValueKind } from './value-kind.js';

const YES = /^(?:oui|yes|ja|si|true|vrai|wahr|1|x|y|o|j|avec|with|mit|vorhanden|inclus|included)\b|^[✓✔☑]/;
const NO = /^(?:non|no|nein|nee|false|faux|falsch|0|n|sans|without|ohne|kein|keine|aucun|aucune|nicht)\b|^[✗✘☒]/;

/** Yes or no: the label's words are the cue, a negation turns it. */
export const booleanKind: ValueKind = {
  accept(field, raw) {
    if (typeof raw === 'boolean') return accepted(raw);
    const word = fold(String(raw)).trim();
    if (YES.test(word)) return accepted(true);
    if (NO.test(word)) return accepted(false);
    const [mention] = booleanKind.mentions(field, readAside(String(raw)));
    return mention ? accepted(mention.value) : refused(`"${raw}" is neither yes nor no`);
  },
  mentions(field, text) {
    const mentions: Mention[] = [];
    const taken = takenSpans();
    for (const cue of booleanCues(field)) {
      for (const match of findPhrase(cue.phrase, text, cue.closeness)) {
        const mention = mentionOf(text, match, cue);
        if (taken.overlaps(match)) continue;
        mentions.push(mention);
        taken.add(mention);
      }
    }
    return mentions.sort((a, b) => a.start - b.start);
  },
  schema: () => ({ type: 'boolean' }),
};

function mentionOf(text: Text, match: PhraseMatch, { phrase: { spelling }, partial, denies }: Cue): Mention {
  const direct = directAnswer(text.source, match.end);
  const negation = direct && !denies ? undefined : negationOf(text, match.first, match.last);
  const isStated = negation === undefined && !/^(?:frei|los)/.test(match.rest);
  // Of `sans halogène : oui` the answer is to the whole.
  const value = direct ? direct.value === (isStated !== denies) : isStated !== denies;
  const start = Math.min(match.start, negation?.start ?? match.start);
  const end = Math.max(match.end, negation?.end ?? match.end, direct?.end ?? match.end);
  return {
    value,
    start,
    end,
    text: text.source.slice(start, end),
    spelling,
    negated: !value,
    ...(partial && { partial }),
  };
}
