import type { Database } from '../open-database.js';
import type { PimWriteState } from '../schema.js';

/** A run that wrote into a PIM. */
export interface PimRun {
  readonly id: number;
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Null for one that was cut off. */
  readonly finishedAt: number | null;
  /** Values that it has written, and has not taken back. */
  readonly written: number;
}

/** A value that a run was about to write. */
export interface PimWrite {
  readonly entity: 'product' | 'model';
  readonly key: string;
  readonly attribute: string;
  readonly locale: string | null;
  readonly scope: string | null;
  /** Data as Akeneo holds it; undefined for none. */
  readonly before: unknown;
  readonly after: unknown;
  readonly state: PimWriteState;
}

/** The values of one run. */
export interface RunLedger {
  readonly id: number;
  /** Keeps values before they are sent; one that is there already keeps what was before it. */
  plan(writes: readonly Omit<PimWrite, 'state'>[]): void;
  /** Keeps what became of values. */
  record(
    writes: readonly Pick<PimWrite, 'entity' | 'key' | 'attribute' | 'locale' | 'scope'>[],
    state: PimWriteState,
  ): void;
  /** Keeps that a value is where it was to be written to. */
  arrived(write: Pick<PimWrite, 'entity' | 'key' | 'attribute' | 'locale' | 'scope'>): void;
  /** The values of the run, some at a time. */
  writes(): Generator<PimWrite & { readonly id: number }>;
  finish(): void;
}

/** The run that was cut off over the same input, or a new one. */
export function openRun(database: Database, origin: string, input: string): RunLedger;
export function openRun(
  database: Database,
  origin: string,
  input: string,
  which: { readonly onlyCutOff: true },
): RunLedger | undefined;
export function openRun(
  database: Database,
  origin: string,
  input: string,
  which?: { readonly onlyCutOff: true },
): RunLedger | undefined {
  const { sqlite } = database;
  const open = sqlite
    .prepare<[string, string], number>(
      'SELECT id FROM pim_runs WHERE origin = ? AND input = ? AND finished_at IS NULL ORDER BY id DESC LIMIT 1',
    )
    .pluck()
    .get(origin, input);
  if (open === undefined && which?.onlyCutOff) return undefined;
  const id =
    open ??
    Number(
      sqlite.prepare('INSERT INTO pim_runs (origin, input, started_at) VALUES (?, ?, ?)').run(origin, input, Date.now())
        .lastInsertRowid,
    );
  return ledgerOf(database, id);
}

/** A run by its number; undefined for none. */
export function findRun(
  database: Database,
  id: number,
): { readonly run: PimRun; readonly ledger: RunLedger } | undefined {
  const run = runsOf(database, 'WHERE pim_runs.id = ?', id)[0];
  return run && { run, ledger: ledgerOf(database, id) };
}

/** The latest runs, the last first. */
export function latestRuns(database: Database, most: number): readonly PimRun[] {
  return runsOf(database, 'ORDER BY pim_runs.id DESC LIMIT ?', most);
}

function runsOf({ sqlite }: Database, which: string, parameter: number): readonly PimRun[] {
  return sqlite
    .prepare<[number], PimRun>(
      `SELECT id, origin, started_at AS startedAt, finished_at AS finishedAt,
         (SELECT count(*) FROM pim_writes WHERE run_id = pim_runs.id AND state IN ('written', 'drafted')) AS written
       FROM pim_runs ${which}`,
    )
    .all(parameter);
}

interface StoredWrite extends Omit<PimWrite, 'locale' | 'scope' | 'before' | 'after'> {
  readonly id: number;
  readonly locale: string;
  readonly scope: string;
  readonly before: string | null;
  readonly after: string;
}

const PAGE = 500;

function ledgerOf({ sqlite }: Database, id: number): RunLedger {
  const insert = sqlite.prepare(
    `INSERT INTO pim_writes (run_id, entity, key, attribute, locale, scope, before, after, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'planned')
     ON CONFLICT (run_id, entity, key, attribute, locale, scope) DO UPDATE SET after = excluded.after, state = 'planned'`,
  );
  const update = sqlite.prepare(
    'UPDATE pim_writes SET state = ? WHERE run_id = ? AND entity = ? AND key = ? AND attribute = ? AND locale = ? AND scope = ?',
  );
  const next = sqlite.prepare<[number, number, number], StoredWrite>(
    `SELECT id, entity, key, attribute, locale, scope, before, after, state FROM pim_writes
     WHERE run_id = ? AND id > ? ORDER BY id LIMIT ?`,
  );
  const planAll = sqlite.transaction((writes: readonly Omit<PimWrite, 'state'>[]) => {
    for (const { entity, key, attribute, locale, scope, before, after } of writes) {
      const old = before === undefined ? null : JSON.stringify(before);
      insert.run(id, entity, key, attribute, locale ?? '', scope ?? '', old, JSON.stringify(after));
    }
  });
  const recordAll = sqlite.transaction((writes: Parameters<RunLedger['record']>[0], state: PimWriteState) => {
    for (const { entity, key, attribute, locale, scope } of writes) {
      update.run(state, id, entity, key, attribute, locale ?? '', scope ?? '');
    }
  });
  const arrive = sqlite.prepare(
    `UPDATE pim_writes SET state = 'written' WHERE state = 'planned' AND run_id = ? AND entity = ? AND key = ? AND attribute = ?
     AND locale = ? AND scope = ?`,
  );
  return {
    id,
    arrived: ({ entity, key, attribute, locale, scope }) =>
      void arrive.run(id, entity, key, attribute, locale ?? '', scope ?? ''),
    plan: (writes) => void planAll(writes),
    record: (writes, state) => void recordAll(writes, state),
    *writes() {
      let last = 0;
      for (let page = next.all(id, last, PAGE); page.length > 0; page = next.all(id, last, PAGE)) {
        for (const { locale, scope, before, after, ...write } of page) {
          yield {
            ...write,
            locale: locale === '' ? null : locale,
            scope: scope === '' ? null : scope,
            before: before === null ? undefined : JSON.parse(before),
            after: JSON.parse(after),
          };
          last = write.id;
        }
      }
    },
    finish: () => void sqlite.prepare('UPDATE pim_runs SET finished_at = ? WHERE id = ?').run(Date.now(), id),
  };
}
