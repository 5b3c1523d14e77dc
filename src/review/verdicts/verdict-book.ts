import type { DetailsIndex } from '../details/details-index.js';
import type { Doubts } from '../order/doubts.js';
import type { Verdict, VerdictKind } from '../wire.js';
import type { LedgerEntry } from './ledger-entry.js';

/** What all verdicts of a ledger come to. */
export interface VerdictBook {
  /** Takes the next line of the ledger in; one that nothing of the file fits is passed over. */
  add(entry: LedgerEntry | undefined): void;
  /** Lines so far. */
  readonly entries: readonly (LedgerEntry | undefined)[];
  kindOf(answer: number): VerdictKind | undefined;
  /** Whether it has a verdict other than to skip it. */
  isDecided(answer: number): boolean;
  verdictOf(answer: number): Verdict | undefined;
  /** How often somebody has decided about an answer, or about anything of a product. */
  versionOf(answer: number): number;
  versionOfProduct(row: number): number;
  /** The last line that a page, or else a reviewer, can take back. */
  lastOf(page: string, reviewer: string): number | undefined;
  /** Whether a verdict still stands, with no later one on it. */
  isUppermost(line: number): boolean;
  /** The answers that a line is about. */
  answersOf(entry: LedgerEntry): readonly number[];
  rowOfEntry(entry: LedgerEntry): number | undefined;
  /** The verdicts that stand on anything, answer by answer. */
  standing(): Iterable<number>;
  /** Answers that were to be looked at, by what became of them. */
  readonly counts: { readonly decided: number; readonly skipped: number };
}

/** A book without verdicts. */
export function createVerdictBook({ ids, firsts, fields, codes }: DetailsIndex, { toCheck }: Doubts): VerdictBook {
  const entries: (LedgerEntry | undefined)[] = [];
  /** The lines of the verdicts that were not taken back, by answer. */
  const stacks = new Map<number, number[]>();
  const versions = new Map<number, number>();
  const productVersions = new Map<number, number>();
  const undone = new Set<number>();
  const rows = rowsById(ids);
  const codeNumbers = new Map(codes.map((code, place) => [code, place]));
  const counts = { decided: 0, skipped: 0 };

  const topOf = (answer: number) => stacks.get(answer)?.at(-1);
  const kindOf = (answer: number): VerdictKind | undefined => {
    const top = topOf(answer);
    return top === undefined ? undefined : (entries[top]?.verdict as VerdictKind);
  };
  const rowOfEntry = ({ id, repeat = 0 }: LedgerEntry) => rows.get(id)?.[repeat];

  /** The lines about a whole product concern the answers that nobody had decided about before. */
  const concerned = new Map<number, readonly number[]>();
  function answersOf(entry: LedgerEntry): readonly number[] {
    const row = rowOfEntry(entry);
    if (row === undefined) return [];
    const [from, to] = [firsts[row] as number, firsts[row + 1] as number];
    const all = Array.from({ length: to - from }, (_, place) => from + place);
    if (entry.field === undefined) return all;
    const field = codeNumbers.get(entry.field);
    return all.filter((answer) => fields[answer] === field);
  }

  function count(answer: number, by: 1 | -1): void {
    if (toCheck[answer] !== 1) return;
    const kind = kindOf(answer);
    if (kind === 'skipped') counts.skipped += by;
    else if (kind !== undefined) counts.decided += by;
  }

  function change(answer: number, work: (stack: number[]) => void): void {
    count(answer, -1);
    const stack = stacks.get(answer) ?? [];
    work(stack);
    if (stack.length > 0) stacks.set(answer, stack);
    else stacks.delete(answer);
    count(answer, 1);
    versions.set(answer, (versions.get(answer) ?? 0) + 1);
  }

  return {
    entries,
    kindOf,
    isDecided: (answer) => !['skipped', undefined].includes(kindOf(answer)),
    verdictOf(answer) {
      const top = topOf(answer);
      const entry = top === undefined ? undefined : entries[top];
      if (!entry || entry.verdict === 'undone') return undefined;
      const { verdict: kind, value = null, evidence, by, at } = entry;
      return { kind, value, ...(evidence && { evidence }), by, at };
    },
    versionOf: (answer) => versions.get(answer) ?? 0,
    versionOfProduct: (row) => productVersions.get(row) ?? 0,
    add(entry) {
      const line = entries.length;
      entries.push(entry);
      if (!entry) return;
      const row = rowOfEntry(entry);
      if (row === undefined) return;
      productVersions.set(row, (productVersions.get(row) ?? 0) + 1);
      if (entry.verdict === 'undone') {
        const { undoes = -1 } = entry;
        undone.add(undoes);
        for (const answer of concerned.get(undoes) ?? [])
          change(answer, (stack) => void (stack.includes(undoes) && stack.splice(stack.indexOf(undoes), 1)));
        return;
      }
      const isWhole = entry.field === undefined;
      const answers = answersOf(entry).filter((answer) => !isWhole || ['skipped', undefined].includes(kindOf(answer)));
      concerned.set(line, answers);
      for (const answer of answers) change(answer, (stack) => void stack.push(line));
    },
    lastOf(page, reviewer) {
      const isOwn = (entry: LedgerEntry | undefined, line: number): entry is LedgerEntry =>
        entry !== undefined && entry.verdict !== 'undone' && !undone.has(line) && concerned.has(line);
      const last = (fits: (entry: LedgerEntry) => boolean) =>
        entries.findLastIndex((entry, line) => isOwn(entry, line) && fits(entry));
      const ofPage = last((entry) => entry.page === page);
      const line = ofPage === -1 ? last((entry) => entry.by === reviewer) : ofPage;
      return line === -1 ? undefined : line;
    },
    isUppermost: (line) => (concerned.get(line) ?? []).every((answer) => topOf(answer) === line),
    answersOf: (entry) => answersOf(entry),
    rowOfEntry,
    standing: () => stacks.keys(),
    counts,
  };
}

function rowsById(ids: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  ids.forEach((id, row) => {
    const known = rows.get(id);
    if (known) known.push(row);
    else rows.set(id, [row]);
  });
  return rows;
}
