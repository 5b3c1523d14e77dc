import { setImmediate } from 'node:timers/promises';
import type { CurveStep } from '../../evaluation/learning-curve.js';
import { percent } from '../../evaluation/report/figures.js';
import type { OutputFormat } from '../../output/formats.js';
import { printRows } from '../../output/print-rows.js';
import { startProgress } from '../../output/progress.js';
import type { Column } from '../../output/rows.js';
import type { Session } from '../session.js';

/** Draws a curve step by step, and prints it: for people in per cent, for programs as shares. Ctrl-C prints what there is. */
export async function printCurve(session: Session, curve: Generator<CurveStep>, format: OutputFormat): Promise<void> {
  const progress = startProgress('learning from the first values', session);
  const steps: CurveStep[] = [];
  for (const step of curve) {
    steps.push(step);
    progress.update(`learnt from ${step.values} values in the order of ${step.order}`);
    // Learning leaves no room for Ctrl-C.
    await setImmediate();
    if (session.signal.aborted) break;
  }
  progress.stop();
  const rows = steps.map(({ order, values, f1 }) => ({ order, values, f1: format === 'table' ? percent(f1) : f1 }));
  const columns: readonly Column[] = [
    { key: 'order' },
    { key: 'values', label: 'reviewed values' },
    { key: 'f1', label: 'F1 %', toTheRight: true },
  ];
  await printRows(rows, format === 'table' ? columns : ['order', 'values', 'f1'], format);
  if (session.signal.aborted) process.exitCode = 130;
}
