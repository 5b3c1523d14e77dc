import type { Value } from '../../fields/field.js';
import { removeUnusedTexts } from '../../word-search/word-search.js';
import { withDatabaseErrors } from '../database-error.js';
import type { Database } from '../open-database.js';
import { raiseRevision } from '../revision.js';
import { retrain } from './store-models.js';

/** An example that a model proposed and nobody has confirmed. */
export interface Proposal {
  /** Its number. */
  readonly id: number;
  readonly field: string;
  readonly value: Value;
  readonly text: string;
  /** Who said it. */
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly statedAt: number;
}

/** Which proposals are meant: those that fit all that is said. */
export interface ProposalFilter {
  readonly ids?: readonly number[] | undefined;
  /** Codes of fields. */
  readonly fields?: readonly string[] | undefined;
  /** The composition that proposed them. */
  readonly llm?: string | undefined;
  /** Those proposed from then on, in milliseconds since 1970. */
  readonly since?: number | undefined;
}

type StoredProposal = Omit<Proposal, 'value'> & { readonly value: string | null };

/** The proposals that fit, in the order in which they came. */
export function listProposals({ sqlite }: Database, filter: ProposalFilter = {}): readonly Proposal[] {
  return sqlite
    .prepare<[string], StoredProposal>(
      `SELECT examples.id, code AS field, value, text, ifnull(source, '') AS source, ifnull(stated_at, 0) AS statedAt
       FROM examples JOIN fields ON fields.id = field_id JOIN descriptions ON descriptions.id = description_id
       WHERE origin = 'proposed' AND examples.id IN (${MEANT}) ORDER BY examples.id`,
    )
    .all(parametersOf(filter))
    .map((row) => ({ ...row, value: row.value === null ? null : JSON.parse(row.value) }));
}

/**
 * Takes proposals back, with the texts that no other example has, and learns anew from what is left.
 * @returns how many were taken back, and from how many examples was learnt; nothing changes when none fits
 * @throws UserError when the database cannot be written
 */
export function forgetProposals(
  database: Database,
  filter: ProposalFilter,
): { readonly forgotten: number; readonly learntFrom: number } {
  const forget = database.sqlite.transaction(() => {
    const forgotten = database.sqlite
      .prepare(`DELETE FROM examples WHERE origin = 'proposed' AND id IN (${MEANT})`)
      .run(parametersOf(filter)).changes;
    if (forgotten === 0) return { forgotten, learntFrom: 0 };
    removeUnusedTexts(database);
    const learntFrom = retrain(database);
    raiseRevision(database);
    return { forgotten, learntFrom };
  });
  return withDatabaseErrors(database.path, () => forget.immediate());
}

/** A composition is named alone, or with the model that answered for it in brackets. */
const MEANT = `SELECT examples.id FROM examples JOIN fields ON fields.id = field_id, (SELECT ? AS wanted)
  WHERE origin = 'proposed'
  AND (wanted ->> 'llm' IS NULL OR source = wanted ->> 'llm' OR instr(source, (wanted ->> 'llm') || ' (') = 1)
  AND (wanted ->> 'since' IS NULL OR stated_at >= wanted ->> 'since')
  AND (wanted -> 'ids' IS NULL OR examples.id IN (SELECT value FROM json_each(wanted, '$.ids')))
  AND (wanted -> 'fields' IS NULL OR code IN (SELECT value FROM json_each(wanted, '$.fields')))`;

function parametersOf({ ids, fields, llm, since }: ProposalFilter): string {
  return JSON.stringify({ ids, fields, llm, since });
}
