import type { StatedStructure } from '../../fields/akeneo/catalogue-structure.js';
import type { Database } from '../open-database.js';
import type { StructureKind } from '../schema.js';
import { emptyCounts, type LoadCounts } from './seed-report.js';

interface Entry {
  readonly code: string;
  readonly body: unknown;
  readonly details?: unknown;
}

/**
 * Stores how fields belong together. A kind of entry that is not stated stays as it is; an entry with a known code is
 * replaced.
 * @param replace whether entries of a stated kind go when they are not stated any more
 */
export function seedStructure(database: Database, stated: StatedStructure, replace: boolean): LoadCounts {
  const tally = emptyCounts();
  for (const [kind, entries] of entriesOf(stated)) if (entries) seedKind(database, kind, entries, { replace, tally });
  return tally;
}

function entriesOf(stated: StatedStructure): readonly (readonly [StructureKind, Iterable<Entry> | undefined])[] {
  return [
    ['other-attribute', stated.otherAttributes?.map(whole)],
    ['family', stated.families?.map(whole)],
    ['family-variant', stated.familyVariants?.map(whole)],
    ['channel', stated.channels?.map(whole)],
    ['locale', stated.locales?.map((code) => whole({ code }))],
    ['measurement-family', stated.measurementFamilies?.map(whole)],
    ['etim-class', stated.etimClasses && classEntries(stated.etimClasses)],
  ];
}

function whole(body: { readonly code: string }): Entry {
  return { code: body.code, body };
}

function* classEntries(classes: NonNullable<StatedStructure['etimClasses']>): Generator<Entry> {
  for (const { features, ...listed } of classes) yield { code: listed.code, body: listed, details: features };
}

function seedKind(
  { sqlite }: Database,
  kind: StructureKind,
  entries: Iterable<Entry>,
  { replace, tally }: { readonly replace: boolean; readonly tally: LoadCounts },
): void {
  const before = sqlite.prepare<[string, string], Stored>(
    'SELECT body, details FROM structure WHERE kind = ? AND code = ?',
  );
  const codes = new Set(
    sqlite.prepare<[string], string>('SELECT code FROM structure WHERE kind = ?').pluck().all(kind),
  );
  const last = sqlite.prepare<[string], number | null>('SELECT max(position) FROM structure WHERE kind = ?').pluck();
  const write = sqlite.prepare(
    `INSERT INTO structure (kind, code, position, body, details) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, code) DO UPDATE SET body = excluded.body, details = excluded.details`,
  );
  let position = last.get(kind) ?? 0;
  for (const { code, body, details } of entries) {
    const stored = before.get(kind, code);
    codes.delete(code);
    const next = { body: JSON.stringify(body), details: details === undefined ? null : JSON.stringify(details) };
    if (stored?.body === next.body && stored.details === next.details) {
      tally.unchanged++;
      continue;
    }
    write.run(kind, code, ++position, next.body, next.details);
    tally[stored ? 'updated' : 'loaded']++;
  }
  if (!replace) return;
  const remove = sqlite.prepare('DELETE FROM structure WHERE kind = ? AND code = ?');
  for (const code of codes) tally.removed += remove.run(kind, code).changes;
}

interface Stored {
  readonly body: string;
  readonly details: string | null;
}
