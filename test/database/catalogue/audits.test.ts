import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAudits } from '../../../src/database/catalogue/audits.js';
import { migrateDatabase } from '../../../src/database/catalogue/migrate-database.js';
import { type Database, openDatabase } from '../../../src/database/open-database.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

const folder = temporaryFolder();
let database: Database;

beforeAll(() => {
  database = openDatabase(join(folder, 'catalogue.db'), { create: true });
  migrateDatabase(database);
  database.sqlite.exec(
    `INSERT INTO fields (code, label, labels, type, multiple, position) VALUES ('COLOUR', 'Colour', '{}', 'select', 0, 0)`,
  );
});
afterAll(() => database.close());

const ANSWER = { description: 'A blue mug', field: 'COLOUR', confidence: 0.97, reviewer: 'ann' };

describe('audits', () => {
  it('keep the latest word on a text and field, and can be taken back', () => {
    const audits = createAudits(database);
    audits.record({ ...ANSWER, right: true });
    audits.record({ ...ANSWER, description: 'A red mug', right: true });
    audits.record({ ...ANSWER, right: false });
    const outcome = { field: 'COLOUR', confidence: 0.97 };
    expect(audits.all()).toHaveLength(2);
    expect(audits.all()).toEqual(
      expect.arrayContaining([
        { ...outcome, right: false },
        { ...outcome, right: true },
      ]),
    );
    audits.takeBack(ANSWER);
    expect(audits.all()).toEqual([{ ...outcome, right: true }]);
  });

  it('know nothing of a field that is none', () => {
    const audits = createAudits(database);
    const before = audits.all();
    audits.record({ ...ANSWER, field: 'GONE', right: false });
    audits.takeBack({ ...ANSWER, field: 'GONE' });
    expect(audits.all()).toEqual(before);
  });
});
