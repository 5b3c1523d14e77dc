import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const DIST = join(import.meta.dirname, '..', '..', 'dist');
const QUERIES = 'Symbol.for("drizzle:';

it('leaves the library of queries out of what every lookup loads', () => {
  const chunks = readdirSync(join(DIST, 'chunks')).map((file) => readFileSync(join(DIST, 'chunks', file), 'utf8'));
  expect(chunks.some((chunk) => chunk.includes(QUERIES))).toBe(true);
  expect(readFileSync(join(DIST, 'main.cjs'), 'utf8')).not.toContain(QUERIES);
});
