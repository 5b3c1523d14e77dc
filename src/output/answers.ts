import type { Answer, Consumption } from '../llm/answer.js';
import { type Layout, layoutOf, type OutputFormat } from './formats.js';
import { jsonObject } from './json-object.js';
import { type Column, formatRows } from './rows.js';
import { formatValues, type TypeOf, valuesJson } from './values.js';
import { writeResult } from './write-result.js';

/** What a lookup ends with. */
export interface LookupReport {
  /** In the order asked. */
  readonly answers: readonly Answer[];
  /** The composition that was asked. */
  readonly llm: string;
  readonly milliseconds: number;
  readonly usage?: Consumption;
  readonly warnings: readonly string[];
}

/** Prints the values of a lookup on standard output, or with `details` everything known about each answer. */
export async function printAnswers(
  report: LookupReport,
  {
    format = 'json',
    details = false,
    typeOf,
  }: { readonly format?: OutputFormat; readonly details?: boolean; readonly typeOf?: TypeOf } = {},
): Promise<void> {
  const layout = layoutOf(process.stdout);
  await writeResult(
    await (details ? formatDetails(report, format, layout) : formatValues(report.answers, format, layout, typeOf)),
  );
}

/** Everything known about each answer: one JSON object, or in CSV and tables a row per answer. */
export async function formatDetails(report: LookupReport, format: OutputFormat, layout: Layout): Promise<string> {
  if (format === 'json' || format === 'jsonl') return `${detailsJson(report, format === 'json' && layout.pretty)}\n`;
  const rows = report.answers.map(rowOf);
  const columns = format === 'csv' ? CSV_COLUMNS : TABLE_COLUMNS;
  return formatRows(rows, columns, format, layout);
}

function detailsJson({ answers, llm, milliseconds, usage, warnings }: LookupReport, pretty: boolean): string {
  const others = Object.entries({ answers, llm, milliseconds, ...(usage && { usage }), warnings });
  const members = others.map(([key, value]) => [key, JSON.stringify(value, null, pretty ? 2 : 0)] as const);
  return jsonObject([['values', valuesJson(answers, pretty)], ...members], pretty);
}

const TABLE_COLUMNS = columnsOf('field', 'value', 'status', 'evidence', 'reason');

const CSV_COLUMNS = columnsOf(
  ...['field', 'value', 'status', 'evidence', 'start', 'end', 'confidence', 'reason'],
  ...['llm', 'connector', 'model', 'milliseconds'],
);

function columnsOf(...keys: readonly string[]): readonly Column[] {
  return keys.map((key) => ({ key }));
}

function rowOf({ evidence, ...answer }: Answer) {
  return { ...answer, evidence: evidence?.text, start: evidence?.start, end: evidence?.end };
}
