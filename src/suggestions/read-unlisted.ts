import { UserError } from '../errors.js';
import type { RowSource } from '../input/read-blocks.js';
import { readRows } from '../input/read-rows.js';
import type { UnlistedWords } from './collect-suggestions.js';

/**
 * The words that no option is called, of what `batch --details` wrote.
 * @throws UserError for a file whose rows have no answers
 */
export async function* readUnlisted(source: RowSource, note: (text: string) => void): AsyncGenerator<UnlistedWords> {
  for await (const row of readRows(source, { note })) {
    if ('reason' in row) {
      note(`${source.name}:${row.line} is left out: ${row.reason}`);
      continue;
    }
    const { id, answers } = row.values;
    if (!Array.isArray(answers))
      throw new UserError(
        `${source.name}:${row.line} has values without answers, so nobody knows why some are missing: fill it with batch --details`,
        'details',
      );
    for (const { field, absence } of answers as readonly MaybeAnswer[]) {
      const words = absence?.cause === 'not-in-options' ? absence.words?.text : undefined;
      if (typeof field === 'string' && words) yield { field, words, product: String(id ?? `line ${row.line}`) };
    }
  }
}

interface MaybeAnswer {
  readonly field?: unknown;
  readonly absence?: { readonly cause?: string; readonly words?: { readonly text?: string } };
}
