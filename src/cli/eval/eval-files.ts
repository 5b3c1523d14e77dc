import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
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
  /** The page of the errors, and beside it the products with errors for `review`. */
  report(evaluation: Evaluation, head: Omit<ReportHead, 'review'>): Promise<void>;
  close(): void;
}

/** Begins the files anew, before anything is asked. @throws UserError for one that cannot be written */
export function openEvalFiles({ output, report }: FlagValues<typeof EVAL_FLAGS>): EvalFiles {
  for (const path of [output, report, report && reviewFile(report)]) if (path !== undefined) write(path, '');
  const answers = output === undefined ? undefined : openAppendFile(output);
  return {
    keep(some) {
      for (const answer of some) answers?.write(`${JSON.stringify(answerRecord(answer))}\n`);
    },
    async report(evaluation, head) {
      if (report === undefined) return;
      const { renderReport } = await import('../../evaluation/report/render-report.js');
      const { errorProducts } = await import('../../evaluation/report/error-products.js');
      const review = reviewFile(report);
      write(report, renderReport(evaluation, { ...head, review: basename(review) }));
      write(
        review,
        errorProducts(evaluation)
          .map((row) => `${JSON.stringify(row)}\n`)
          .join(''),
      );
    },
    close: () => answers?.close(),
  };
}

/** `errors.review.jsonl` beside `errors.html`. */
function reviewFile(report: string): string {
  return `${report.replace(/\.html?$/i, '')}.review.jsonl`;
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw outputError(error, path);
  }
}
