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

const SETTINGS = { 'llms.claude.connector.model': 'a', 'llms.claude.temperature': 'b', locale: 'c' };

it.each([
  [
    { ...SETTINGS, 'llms.claude.connector.model': 'z', 'llms.other.connector.model': 'y' },
    'llms.claude.connector.model of the worker is not as for this batch: give both the same',
  ],
  [
    { 'llms.claude.connector.model': 'a', 'llms.claude.seed': 'd', locale: 'e' },
    'llms.claude.seed, llms.claude.temperature, locale of the worker are not as for this batch: give both the same',
  ],
  [{ locale: 'c' }, 'the configuration of the worker has no llm claude, which this batch names: add it there'],
])('names the settings that differ: %j', (settings, said) => {
  expect(describeDifference({ ...BATCH, composition: 'y', settings }, { ...BATCH, settings: SETTINGS })).toBe(said);
});

it('comes to the catalogue where the composition of the batch is known alike', () => {
  const worker = { ...BATCH, catalogue: 'b', composition: 'y', llm: 'offline', database: '/b.db', settings: SETTINGS };
  expect(describeDifference(worker, { ...BATCH, settings: SETTINGS })).toMatch(/^the worker reads \/b\.db/);
});
