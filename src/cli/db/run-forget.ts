import { resolve } from 'node:path';
import { openStoredCatalogue } from '../../database/catalogue/open-stored-catalogue.js';
import { forgetReviews } from '../../database/seeding/reviewed-examples.js';
import { UserError } from '../../errors.js';
import { formatCounted } from '../../output/quantities.js';
import { writeResult } from '../../output/write-result.js';
import type { FlagValues } from '../flags.js';
import type { Session } from '../session.js';
import type { FORGET_FLAGS } from './db-flags.js';
import { forgetProposed } from './run-proposals.js';

type Flags = FlagValues<typeof FORGET_FLAGS>;

/** The work of `db forget`: what people decided where a reviewer, run or file is named, else what models proposed. */
export async function runForget(session: Session, flags: Flags, words: readonly string[]): Promise<void> {
  const { reviewer, run, file, ...proposed } = flags;
  if (reviewer === undefined && run === undefined && file === undefined)
    return forgetProposed(session, proposed, words);
  const other = (['fields', 'llm', 'since', 'all'] as const).find((name) => flags[name] !== undefined);
  if (words.length > 0 || other)
    throw new UserError(
      `${other ? `--${other}` : `"${words[0]}"`} is about what models proposed, and --reviewer, --run and --file about what people decided: take one after the other`,
    );
  const { database, notes } = await openStoredCatalogue(session.database);
  session.atEnd(() => database.close());
  for (const note of notes) session.note(note);
  const forgotten = forgetReviews(database, { reviewer, run, file: file === undefined ? undefined : resolve(file) });
  if (forgotten === 0) {
    session.note('no reviewed example fits: db status counts them by reviewer and file');
    process.exitCode = 3;
    return;
  }
  await writeResult(`took back ${formatCounted(forgotten, 'reviewed example')}, and learnt anew\n`);
}
