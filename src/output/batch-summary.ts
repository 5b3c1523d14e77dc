import type { AbsenceCause, Consumption } from '../llm/answer.js';
import { printable } from './printable.js';
import { formatProviderCounts, type ProviderCounts } from './provider-progress.js';
import { formatCost, formatCount, formatCounted, formatDuration, formatRate, formatTokens } from './quantities.js';
import { formatRows } from './rows.js';

/** How the answers of one field, or of all, came out. */
interface Counts {
  readonly found: number;
  readonly absent: number;
  readonly failed: number;
}

/** How often a field had nothing, by cause, and the words that are none of its options. */
interface AbsencesOfField {
  readonly causes: ReadonlyMap<AbsenceCause, number>;
  readonly unlisted: ReadonlyMap<string, number>;
}

/** What a batch run ends with. */
export interface BatchReport {
  readonly products: number;
  readonly all: Counts;
  readonly fields: ReadonlyMap<string, Counts>;
  readonly reasons: ReadonlyMap<string, number>;
  /** Why fields had nothing, where details are asked for. */
  readonly absences?: ReadonlyMap<string, AbsencesOfField>;
  /** Products that were done in an earlier run. */
  readonly doneBefore: number;
  /** Products that were done, and are filled again because their text or fields changed. */
  readonly changed?: number;
  readonly rejected: number;
  readonly usage: Consumption;
  readonly milliseconds: number;
  /** Why the run ended before its input did. */
  readonly stopped?: string;
  /** How what is missing can be had. */
  readonly next?: string;
}

/** Fields that are shown one by one. */
const MOST_FIELDS = 40;
const MOST_REASONS = 5;

/** The summary of a run, for standard error. */
export async function formatBatchSummary(report: BatchReport, width?: number): Promise<string> {
  const lines = [...absenceLines(report), headline(report), ...reasonsOf(report), usageOf(report.usage)];
  if (report.changed) lines.push(changedOf(report.changed));
  if (report.rejected > 0) lines.push(`${formatCounted(report.rejected, 'row')} rejected`);
  if (report.stopped) lines.push(`stopped: ${report.stopped}`);
  if (report.next) lines.push(report.next);
  const text = lines.filter((line) => line !== '').map((line) => `${printable(line)}\n`);
  return `${await fieldTable(report, width)}${text.join('')}`;
}

function changedOf(count: number): string {
  const were = count === 1 ? 'was' : 'were';
  return `${formatCounted(count, 'product')} ${were} filled again: text or fields are not those of the earlier run`;
}

function headline({ products, all, doneBefore, milliseconds }: BatchReport): string {
  const { found, absent, failed } = all;
  const before = doneBefore > 0 ? `, ${formatCount(doneBefore)} more done before` : '';
  const rate = `in ${formatDuration(milliseconds)} (${formatRate(products, milliseconds)} per second)`;
  const answers = `${formatCount(found)} found, ${formatCount(absent)} absent, ${formatCount(failed)} not answered`;
  return `${formatCounted(products, 'product')} ${rate}${before}: ${answers}`;
}

async function fieldTable({ fields }: BatchReport, width?: number): Promise<string> {
  if (fields.size === 0) return '';
  const rows = [...fields].slice(0, MOST_FIELDS).map(([field, counts]) => ({ field, ...counts }));
  const columns = ['field', 'found', 'absent', { key: 'failed', label: 'not answered' }].map((column) =>
    typeof column === 'string' ? { key: column } : column,
  );
  const rest = fields.size - rows.length;
  const table = await formatRows(rows, columns, 'table', { pretty: true, ...(width && { width }) });
  return rest > 0 ? `${table}… and ${rest} more fields\n` : table;
}

function reasonsOf({ reasons }: BatchReport): readonly string[] {
  const sorted = [...reasons].sort((a, b) => b[1] - a[1]);
  return sorted.slice(0, MOST_REASONS).map(([reason, count]) => `  ${formatCount(count)} × ${reason}`);
}

const CAUSES: Readonly<Record<AbsenceCause, string>> = {
  'not-stated': 'not stated',
  'not-in-options': 'not in the options',
  several: 'several',
  'a-range': 'a range',
  'not-accepted': 'not accepted',
  'below-confidence': 'below confidence',
};
const MOST_WORDS = 5;

/** Of each field that had nothing for another cause than that nothing is stated: how often each, and the words that are no options. */
function absenceLines({ fields, absences = new Map() }: BatchReport): readonly string[] {
  const telling = [...absences].filter(([, { causes }]) => [...causes.keys()].some((cause) => cause !== 'not-stated'));
  return telling.slice(0, MOST_FIELDS).map(([field, { causes, unlisted }]) => {
    const sorted = [...unlisted].sort((a, b) => b[1] - a[1]);
    const rest = sorted.length > MOST_WORDS ? ' …' : '';
    const words = sorted.slice(0, MOST_WORDS).map(([word, count]) => `${word} ${formatCount(count)}`);
    const parts = [...causes].map(([cause, count]) => {
      const named = cause === 'not-in-options' && words.length > 0 ? ` (${words.join(', ')}${rest})` : '';
      return `${formatCount(count)} ${CAUSES[cause]}${named}`;
    });
    return `${field}: ${formatCount(fields.get(field)?.found ?? 0)} found, ${parts.join(', ')}`;
  });
}

function usageOf(usage: Consumption): string {
  const { calls, retries, cacheHits = 0, cost, untold = 0 } = usage;
  if (calls + cacheHits === 0) return '';
  const parts = [
    formatCounted(calls, 'call'),
    ...(retries > 0 ? [`${formatCount(retries)} retries`] : []),
    ...(cacheHits > 0 ? [`${formatCounted(cacheHits, 'answer')} from the cache`] : []),
    formatTokens(usage),
    ...(cost !== undefined ? [`cost ${untold > 0 ? 'about ' : ''}${formatCost(cost)}`] : []),
    ...(untold > 0 ? [`the server did not tell the tokens of ${formatCounted(untold, 'call')}`] : []),
  ];
  return parts.join(', ');
}

/** Prints the summary of a run on standard error. */
export async function printBatchSummary(report: BatchReport): Promise<void> {
  process.stderr.write(await formatBatchSummary(report, process.stderr.isTTY ? process.stderr.columns : undefined));
}

/** Prints on standard error what a run leaves with providers. */
export function printLeftWithProvider({ usage, next, ...counts }: ProviderCounts & LeftOver): void {
  const lines = [formatProviderCounts(counts), usageOf(usage), next];
  process.stderr.write(lines.flatMap((line) => (line === '' ? [] : [`${printable(line)}\n`])).join(''));
}

/** What is told beside what is left. */
interface LeftOver {
  readonly usage: Consumption;
  /** How the answers can be had. */
  readonly next: string;
}
