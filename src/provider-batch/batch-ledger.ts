import { createCompletionTable } from '../completion-cache/completion-table.js';
import type { AnswerForm } from '../connectors/provider-batches.js';
import type { Completion } from '../connectors/types.js';
import { withDatabaseErrors } from '../database/database-error.js';
import type { Database } from '../database/open-database.js';
import { ownProcess } from '../database/own-process.js';
import type { ProviderBatchState } from '../database/schema.js';
import { UserError } from '../errors.js';

/** A batch that is, or may be, with a provider. */
export interface StoredBatch {
  readonly id: number;
  readonly mark: string;
  readonly state: ProviderBatchState;
  readonly prepared: string | null;
  /** The provider's name of it; null until it is `created`. */
  readonly remote: string | null;
  readonly questions: number;
  /** The most that it may cost. */
  readonly cost: number;
  /** The process that sends it. */
  readonly owner: string;
  /** Milliseconds since 1970 of the latest change of state. */
  readonly changedAt: number;
}

/** A batch about to be sent. */
export interface NewBatch extends Pick<StoredBatch, 'mark' | 'cost'> {
  /** The form of each question, by key. */
  readonly forms: ReadonlyMap<string, AnswerForm>;
}

/**
 * What was left to one provider, written down before each step, so that a run that is killed anywhere finds its batches
 * again: a question that stands here is asked already.
 */
export interface BatchLedger {
  open(): readonly StoredBatch[];
  isAsked(key: string): boolean;
  formsOf(id: number): ReadonlyMap<string, AnswerForm>;
  /** Notes a batch before anything is sent; returns its number. */
  begin(batch: NewBatch): number;
  /** Notes what the provider calls the lines, and that it may have created the batch from now on. */
  order(id: number, prepared: string): void;
  created(id: number, remote: string): void;
  /** Keeps answers; a run that is killed meanwhile fetches all of the batch again. */
  keep(completions: ReadonlyMap<string, Completion>): void;
  /** Forgets a batch, whose questions are answered or may be asked again; false when another process did. */
  end(id: number): boolean;
}

/** @param maxSize bytes of all completions that are kept @throws UserError when the database cannot be read or written */
export function openBatchLedger(database: Database, provider: string, maxSize: number): BatchLedger {
  const { sqlite, path } = database;
  const table = createCompletionTable(database, maxSize);
  const open = sqlite.prepare(
    `SELECT id, mark, state, prepared, remote, questions, cost, owner, changed_at AS changedAt
     FROM provider_batches WHERE provider = ? ORDER BY id`,
  );
  const isAsked = sqlite.prepare('SELECT 1 FROM provider_questions WHERE key = ?').pluck();
  const forms = sqlite.prepare('SELECT key, form FROM provider_questions WHERE batch_id = ?');
  const insert = sqlite.prepare(
    `INSERT INTO provider_batches (provider, mark, state, questions, cost, owner, changed_at)
     VALUES (?, ?, 'sending', ?, ?, ?, ?)`,
  );
  const insertQuestion = sqlite.prepare('INSERT INTO provider_questions (key, batch_id, form) VALUES (?, ?, ?)');
  const order = sqlite.prepare(
    "UPDATE provider_batches SET state = 'ordered', prepared = ?, owner = ?, changed_at = ? WHERE id = ?",
  );
  const created = sqlite.prepare(
    "UPDATE provider_batches SET state = 'created', remote = ?, changed_at = ? WHERE id = ?",
  );
  const remove = sqlite.prepare('DELETE FROM provider_batches WHERE id = ?');
  const begin = sqlite.transaction(({ mark, cost, forms: asked }: NewBatch): number => {
    const { lastInsertRowid: id } = insert.run(provider, mark, asked.size, cost, ownProcess(), Date.now());
    for (const [key, form] of asked) insertQuestion.run(key, id, form);
    return Number(id);
  });
  const safely = <T>(work: () => T): T => withDatabaseErrors(path, work);
  return {
    open: () => safely(() => open.all(provider) as StoredBatch[]),
    isAsked: (key) => safely(() => isAsked.get(key) !== undefined),
    formsOf: (id) =>
      safely(() => new Map((forms.all(id) as { key: string; form: string }[]).map(({ key, form }) => [key, form]))),
    begin: (batch) => safely(() => begin.immediate(batch)),
    order: (id, prepared) => safely(() => void order.run(prepared, ownProcess(), Date.now(), id)),
    created: (id, remote) => safely(() => void created.run(remote, Date.now(), id)),
    keep(completions) {
      if (completions.size === 0 || table.save(completions, NONE)) return;
      throw new UserError(
        `the database ${path} is locked or full, and answers of a batch could not be kept: make room, and the same command fetches them again`,
        'database-locked',
      );
    },
    end: (id) => safely(() => remove.run(id).changes > 0),
  };
}

const NONE: ReadonlySet<string> = new Set();
