import type { AuditOutcome } from '../../examples/audit-outcome.js';
import { withDatabaseErrors } from '../database-error.js';
import type { Database } from '../open-database.js';

type Row = Omit<AuditOutcome, 'right'> & { readonly right: 0 | 1 };

/**
 * What people said of accepted answers, in the order in which they did; by a plain statement, since every lookup loads this.
 * @throws UserError when the database cannot be read
 */
export function readAuditOutcomes({ path, sqlite }: Database): readonly AuditOutcome[] {
  const rows = withDatabaseErrors(path, () =>
    sqlite
      .prepare<[], Row>(
        'SELECT code AS field, confidence, "right" FROM audits JOIN fields ON fields.id = field_id ORDER BY audited_at',
      )
      .all(),
  );
  return rows.map((row) => ({ ...row, right: row.right === 1 }));
}
