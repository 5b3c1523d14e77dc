import { readFieldWords } from '../../config/field-words.js';
import { openStoredCatalogue } from '../../database/catalogue/open-stored-catalogue.js';
import type { Database } from '../../database/open-database.js';
import {
  forgetProposals,
  listProposals,
  type Proposal,
  type ProposalFilter,
} from '../../database/seeding/proposals.js';
import { UserError } from '../../errors.js';
import type { Catalogue } from '../../examples/catalogue.js';
import type { OutputFormat } from '../../output/formats.js';
import { printRows } from '../../output/print-rows.js';
import { formatCounted } from '../../output/quantities.js';
import type { OutputRow } from '../../output/rows.js';
import { writeResult } from '../../output/write-result.js';
import { checkKnown, selectFromText } from '../asked-fields.js';
import type { FlagValues } from '../flags.js';
import type { Session } from '../session.js';
import type { FORGET_FLAGS, PROPOSALS_FLAGS } from './db-flags.js';

/** Characters of a text that tell people which it is. */
const SHOWN = 60;

/** The work of `db proposals`. */
export async function runProposals(session: Session, flags: FlagValues<typeof PROPOSALS_FLAGS>): Promise<void> {
  const { catalogue, database } = await openCatalogue(session);
  const proposals = listProposals(database, await filterOf(flags, catalogue));
  const format = flags.format ?? 'table';
  await printRows(
    proposals.map((one) => rowOf(one, format)),
    [{ key: 'id', label: 'number' }, 'field', 'value', 'source', 'at', 'text'],
    format,
  );
}

/** Takes back what models proposed. */
export async function forgetProposed(
  session: Session,
  flags: FlagValues<typeof FORGET_FLAGS>,
  words: readonly string[],
): Promise<void> {
  const numbers = words.map(numberOf);
  const { all, ...given } = flags;
  if (!all && numbers.length === 0 && !given.fields && given.llm === undefined && given.since === undefined)
    throw new UserError('nothing named: give numbers, --fields, --llm, --since, or --all for every proposed example');
  const { catalogue, database } = await openCatalogue(session);
  const filter = { ...(await filterOf(flags, catalogue)), ...(numbers.length > 0 && { ids: numbers }) };
  const { forgotten, learntFrom } = forgetProposals(database, filter);
  if (forgotten === 0) {
    session.note('no proposed example fits: db proposals lists them');
    process.exitCode = 3;
    return;
  }
  await writeResult(
    `took back ${formatCounted(forgotten, 'proposed example')}\nlearnt from ${formatCounted(learntFrom, 'example')}\n`,
  );
}

async function openCatalogue(session: Session): Promise<{ catalogue: Catalogue; database: Database }> {
  const { catalogue, database, notes } = await openStoredCatalogue(session.database);
  session.atEnd(() => database.close());
  for (const note of notes) session.note(note);
  return { catalogue, database };
}

function numberOf(word: string): number {
  if (/^\d{1,15}$/.test(word)) return Number(word);
  throw new UserError(`"${word}" is no number of an example: db proposals lists them`);
}

async function filterOf(
  { fields: words, llm, since }: Pick<FlagValues<typeof PROPOSALS_FLAGS>, 'fields' | 'llm' | 'since'>,
  catalogue: Catalogue,
): Promise<ProposalFilter> {
  const selected = words && selectFromText(await readFieldWords(words), catalogue);
  checkKnown(selected?.unknown ?? [], catalogue);
  return { llm, fields: selected?.asked, since: since === undefined ? undefined : momentOf(since) };
}

/** A day begins at midnight of this machine's time. */
function momentOf(text: string): number {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00`) : Date.parse(text);
  if (/^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(time)) return time;
  throw new UserError(
    `--since is "${text}", which is no day: write one as 2026-11-30, or a moment as 2026-11-30T14:00`,
  );
}

function rowOf({ id, field, value, text, source, statedAt }: Proposal, format: OutputFormat): OutputRow {
  const at = new Date(statedAt).toISOString();
  if (format === 'json' || format === 'jsonl') return { id, field, value, source, at, text };
  const shown = format === 'table' ? text.replace(/\s+/g, ' ').slice(0, SHOWN) : text;
  return { id, field, value: JSON.stringify(value), source, at, text: shown };
}
