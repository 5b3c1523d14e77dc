import type { Database } from './open-database.js';

/** The least and the most of the numbers that are known of a field, and how many there are. */
export interface KnownNumbers {
  readonly least: number;
  readonly most: number;
  readonly count: number;
}

/** Finds what numbers the examples of a field have; each field is looked up once. Undefined for one without any. */
export function createNumberRanges({ sqlite }: Database): (code: string) => KnownNumbers | undefined {
  const query = sqlite.prepare<[string], KnownNumbers>(
    `SELECT min(CAST(value AS REAL)) AS least, max(CAST(value AS REAL)) AS most, count(value) AS count
     FROM examples JOIN fields ON fields.id = field_id WHERE code = ? AND origin IS NOT 'proposed'`,
  );
  const known = new Map<string, KnownNumbers | undefined>();
  return (code) => {
    if (!known.has(code)) {
      const range = query.get(code);
      known.set(code, range && range.count > 0 ? range : undefined);
    }
    return known.get(code);
  };
}
