import type { ChangedAnswer } from '../../evaluation/compare-answers.js';
import type { Evaluation } from '../../evaluation/evaluation.js';
import { FIGURE_COLUMNS, figureRows } from '../../evaluation/report/figure-rows.js';
import {
  acceptanceTable,
  costTable,
  differenceTable,
  type FigureTable,
  scoreTable,
} from '../../evaluation/report/figure-tables.js';
import type { OutputFormat } from '../../output/formats.js';
import { printRows } from '../../output/print-rows.js';
import { printable } from '../../output/printable.js';
import { writeResult } from '../../output/write-result.js';

/** Prints the figures: as tables for people, as one JSON object, or as rows. @param changes since an earlier run */
export async function printEvaluation(
  evaluation: Evaluation,
  format: OutputFormat,
  warnings: readonly string[],
  changes?: readonly ChangedAnswer[],
): Promise<void> {
  if (format === 'table') return printTables(evaluation, changes);
  const { scores, differences } = figureRows(evaluation);
  if (format !== 'json') return printRows([...scores, ...differences], FIGURE_COLUMNS, format);
  const products = evaluation.trials.length;
  const slots = evaluation.trials.reduce((sum, trial) => sum + trial.slots.length, 0);
  const all = { products, slots, scores, differences, ...(changes && { changes }), warnings };
  await writeResult(`${JSON.stringify(all, null, 2)}\n`);
}

async function printTables(evaluation: Evaluation, changes: readonly ChangedAnswer[] | undefined): Promise<void> {
  await printTable(scoreTable(evaluation));
  const others = [acceptanceTable(evaluation), costTable(evaluation), differenceTable(evaluation.differences)];
  for (const table of others) {
    if (table.rows.length === 0) continue;
    await writeResult('\n');
    await printTable(table);
  }
  if (changes) await writeResult(`\n${changeList(changes)}`);
}

function printTable({ rows, columns }: FigureTable): Promise<void> {
  return printRows(rows, columns, 'table');
}

/** Characters of a text that is shown. */
const LONGEST_TEXT = 200;

function changeList(changes: readonly ChangedAnswer[]): string {
  const count = (wanted: ChangedAnswer['change']) => changes.filter(({ change }) => change === wanted).length;
  const lines = changes.map(({ change, id, field, llm, before, now, accepted, text }) => {
    const right = accepted === null ? 'nothing' : accepted.map(spelt).join(' or ');
    const start = text.replace(/\s+/g, ' ');
    const shown = start.length > LONGEST_TEXT ? `${start.slice(0, LONGEST_TEXT)}…` : start;
    const [was, is] = [spelt(before), spelt(now)];
    // What is right has changed then, not the answer.
    const went = was === is ? `still ${is}, right is ${right} now` : `${was} → ${is}, right is ${right}`;
    return `${change}: ${id} ${field} (${llm}): ${went}\n    ${shown}`;
  });
  return [`${count('better')} answers are better, ${count('worse')} worse`, ...lines]
    .map((line) => `${line.split('\n').map(printable).join('\n')}\n`)
    .join('');
}

function spelt(value: unknown): string {
  return value === null || value === undefined ? 'nothing' : JSON.stringify(value);
}
