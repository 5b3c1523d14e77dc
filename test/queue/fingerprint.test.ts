import { expect, it } from 'vitest';
import { describeDifference } from '../../src/queue/fingerprint.js';

const BATCH = { catalogue: 'a', composition: 'x', llm: 'claude', database: '/a.db', holds: '3 fields, 9 examples' };

it.each([
  [
    { composition: 'y', llm: 'offline' },
    'the worker answers with offline, this batch with claude: start it with --llm claude',
  ],
  [
    { composition: 'y' },
    'both answer with claude, but not alike: give them the same configuration, locale and --min-confidence',
  ],
  [
    { catalogue: 'b', database: '/b.db', holds: '1 fields, 0 examples' },
    'the worker reads /b.db (1 fields, 0 examples), this batch /a.db (3 fields, 9 examples): give both the same catalogue',
  ],
])('says which side of a batch and a worker has to change what: %j', (given, said) => {
  expect(describeDifference({ ...BATCH, ...given }, BATCH)).toBe(said);
});
