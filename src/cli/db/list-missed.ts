import { openStoredCatalogue } from '../../database/catalogue/open-stored-catalogue.js';
import { createPause } from '../../database/seeding/pause.js';
import { type Missed, reproduce } from '../../database/seeding/reproduction.js';
import type { OutputFormat } from '../../output/formats.js';
import { printRows } from '../../output/print-rows.js';
import { startProgress } from '../../output/progress.js';
import type { OutputRow } from '../../output/rows.js';
import type { Session } from '../session.js';

/** Characters of a text that tell people which it is. */
const SHOWN = 60;

/** Lists the examples that what was learnt answers otherwise, without a memory of their texts. */
export async function listMissed(session: Session, format: OutputFormat): Promise<void> {
  const { database, notes } = await openStoredCatalogue(session.database);
  session.atEnd(() => database.close());
  for (const note of notes) session.note(note);
  const progress = startProgress('reading the examples again', session);
  session.atEnd(() => progress.stop());
  const pause = createPause({ signal: session.signal, onProgress: progress.update });
  const { missed } = await reproduce(database, pause, Number.MAX_SAFE_INTEGER);
  progress.stop();
  await printRows(
    missed.map((one) => rowOf(one, format)),
    ['field', 'example', 'answer', 'text'],
    format,
  );
}

function rowOf({ field, expected, answered, text }: Missed, format: OutputFormat): OutputRow {
  if (format === 'json' || format === 'jsonl') return { field, example: expected, answer: answered, text };
  const shown = format === 'table' ? text.replace(/\s+/g, ' ').slice(0, SHOWN) : text;
  return { field, example: JSON.stringify(expected), answer: JSON.stringify(answered), text: shown };
}
