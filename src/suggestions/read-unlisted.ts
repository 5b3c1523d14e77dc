import type { Evidence } from '../fields/field.js';
import { readAnswers } from '../input/read-answers.js';
import type { RowSource } from '../input/read-blocks.js';
import { wordsAround } from '../output/review/words-around.js';
import type { UnlistedWords } from './collect-suggestions.js';

/**
 * The words that no option is called, of what `batch --details` wrote.
 * @throws UserError for a file whose rows have no answers
 */
export async function* readUnlisted(source: RowSource, note: (text: string) => void): AsyncGenerator<UnlistedWords> {
  for await (const row of readAnswers(source, { note, nameless: (line) => `line ${line}` })) {
    if ('reason' in row) {
      note(`${source.name}:${row.line} is left out: ${row.reason}`);
      continue;
    }
    for (const { field, absence } of row.answers) {
      const place = absence?.cause === 'not-in-options' ? absence.words : undefined;
      if (place?.text) yield { field, words: place.text, product: row.id, text: passageOf(row.texts, place) };
    }
  }
}

/** Characters that are shown on either side of the words. */
const REACH = 40;

/** The words with what stands around them, in one line; alone where the text is elsewhere. */
function passageOf(texts: unknown, { text = '', start, end, column = '' }: Partial<Evidence>): string {
  const whole = typeof texts === 'object' && texts !== null ? (texts as Record<string, unknown>)[column] : undefined;
  if (typeof whole !== 'string' || start === undefined || end === undefined) return text;
  return wordsAround(whole, { start, end }, REACH).replaceAll('\n', ' ');
}
