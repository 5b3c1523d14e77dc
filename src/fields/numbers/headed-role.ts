import { fold } from '../../text/fold.js';
import type { Text } from '../text-reading.js';
import type { NumberSpan, Role } from './number-span.js';
import { nounRole } from './roles.js';

const REACH = 48;
const MOST_WORDS = 5;
/** Where the phrase before a number begins. */
const BREAK = /[,;:!?\n|•()\d]|\.\s/;
/** The sides that German compounds end in: `Auslaufhöhe`, `Rahmenstärke`. */
const TAIL = /^\p{L}{3,}?(?<side>hohe|breite|tiefe|lange|durchmesser|dicke|starke)$/u;

const seen = new WeakMap<NumberSpan, Role | 'none'>();

/**
 * The side that the words before a number measure, though not of the whole product: the height of `hauteur sous bec 245
 * mm` and of `Auslaufhöhe: 20 cm`. Such a number is none of the product's other sides.
 */
export function headedRole(text: Text, number: NumberSpan): Role | undefined {
  const known = seen.get(number) ?? roleBefore(text.source.slice(Math.max(0, number.start - REACH), number.start));
  seen.set(number, known);
  return known === 'none' ? undefined : known;
}

function roleBefore(before: string): Role | 'none' {
  const phrase = (
    before
      .replace(/\s*[:=]?\s*$/, '')
      .split(BREAK)
      .at(-1) ?? ''
  ).trim();
  const words = phrase.split(/\s+/);
  if (phrase === '' || words.length > MOST_WORDS) return 'none';
  const compound = TAIL.exec(fold(words.at(-1) ?? ''))?.groups?.side;
  return nounRole(compound ?? fold(words[0] ?? '')) ?? 'none';
}
