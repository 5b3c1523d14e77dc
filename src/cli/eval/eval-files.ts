import { writeFileSync } from 'node:fs';
import { openAppendFile, outputError } from '../../batch/append-file.js';
import type { Evaluation } from '../../evaluation/evaluation.js';
import { answerRecord } from '../../evaluation/report/figure-rows.js';
import type { ReportHead } from '../../evaluation/report/render-report.js';
import type { ScoredAnswer } from '../../evaluation/trial.js';
import type { FlagValues } from '../flags.js';
import type { EVAL_FLAGS } from './eval-flags.js';

/** The files that an evaluation leaves behind, where they are asked for. */
export interface EvalFiles {
  keep(answers: readonly ScoredAnswer[]): void;
  report(evaluation: Evaluation, head: ReportHead): Promise<void>;
  close(): void;
}

/** Begins the files anew, before anything is asked. @throws UserError for one that cannot be written */
export function openEvalFiles({ output, report }: FlagValues<typeof EVAL_FLAGS>): EvalFiles {
  for (const path of [output, report]) if (path !== undefined) write(path, '');
  const answers = output === undefined ? undefined : openAppendFile(output);
  return {
    keep(some) {
      for (const answer of some) answers?.write(`${JSON.stringify(answerRecord(answer))}\n`);
    },
    async report(evaluation, head) {
      if (report === undefined) return;
      const { renderReport } = await import('../../evaluation/report/render-report.js');
      write(report, renderReport(evaluation, head));
    },
    close: () => answers?.close(),
  };
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw outputError(error, path);
  }
}
