import { and, eq } from 'drizzle-orm';
import type { AuditOutcome } from '../../examples/audit-outcome.js';
import { auditedText } from '../audited-text.js';
import { withDatabaseErrors } from '../database-error.js';
import type { Database } from '../open-database.js';
import { queryOn } from '../query-on.js';
import { audits, fields } from '../schema.js';
import { readAuditOutcomes } from './audit-outcomes.js';

/** An accepted answer that somebody looked at. */
export interface AuditedAnswer extends AuditOutcome {
  /** The description that the engine read. */
  readonly description: string;
  readonly reviewer: string;
}

/** What people said of accepted answers that were drawn for an audit. */
export interface Audits {
  /** Notes what was said, in place of what was said before of the same text and field; nothing for a field that is gone. */
  record(answer: AuditedAnswer): void;
  /** Takes back what was said of a text and field. */
  takeBack(answer: Pick<AuditedAnswer, 'description' | 'field'>): void;
  all(): readonly AuditOutcome[];
}

/** @throws UserError when the database cannot be read or written */
export function createAudits(database: Database): Audits {
  const query = queryOn(database);
  const guarded = <Result>(work: () => Result) => withDatabaseErrors(database.path, work);
  const fieldId = (code: string) => query.select({ id: fields.id }).from(fields).where(eq(fields.code, code)).get()?.id;
  return {
    record: ({ description, field, confidence, right, reviewer }) =>
      guarded(() => {
        const id = fieldId(field);
        if (id === undefined) return;
        const said = { confidence, right, reviewer, auditedAt: Date.now() };
        query
          .insert(audits)
          .values({ textHash: auditedText(description), fieldId: id, ...said })
          .onConflictDoUpdate({ target: [audits.textHash, audits.fieldId], set: said })
          .run();
      }),
    takeBack: ({ description, field }) =>
      guarded(() => {
        const id = fieldId(field);
        if (id === undefined) return;
        query
          .delete(audits)
          .where(and(eq(audits.textHash, auditedText(description)), eq(audits.fieldId, id)))
          .run();
      }),
    all: () => readAuditOutcomes(database),
  };
}
