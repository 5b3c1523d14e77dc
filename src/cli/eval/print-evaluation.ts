import type { Evaluation } from '../../evaluation/evaluation.js';
import { FIGURE_COLUMNS, figureRows } from '../../evaluation/report/figure-rows.js';
import { differenceTable, scoreTable } from '../../evaluation/report/figure-tables.js';
import type { OutputFormat } from '../../output/formats.js';
import { printRows } from '../../output/print-rows.js';
import { writeResult } from '../../output/write-result.js';

/** Prints the figures: as tables for people, as one JSON object, or as rows. */
export async function printEvaluation(
  evaluation: Evaluation,
  format: OutputFormat,
  warnings: readonly string[],
): Promise<void> {
  if (format === 'table') return printTables(evaluation);
  const { scores, differences } = figureRows(evaluation);
  if (format !== 'json') return printRows([...scores, ...differences], FIGURE_COLUMNS, format);
  const products = evaluation.trials.length;
  const slots = evaluation.trials.reduce((sum, trial) => sum + trial.slots.length, 0);
  await writeResult(`${JSON.stringify({ products, slots, scores, differences, warnings }, null, 2)}\n`);
}

async function printTables(evaluation: Evaluation): Promise<void> {
  const scores = scoreTable(evaluation);
  await printRows(scores.rows, scores.columns, 'table');
  if (evaluation.differences.length === 0) return;
  const differences = differenceTable(evaluation.differences);
  await writeResult('\n');
  await printRows(differences.rows, differences.columns, 'table');
}
