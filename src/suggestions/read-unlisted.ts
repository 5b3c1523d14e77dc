import { readAnswers } from '../input/read-answers.js';
import type { RowSource } from '../input/read-blocks.js';
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
      const words = absence?.cause === 'not-in-options' ? absence.words?.text : undefined;
      if (words) yield { field, words, product: row.id };
    }
  }
}
