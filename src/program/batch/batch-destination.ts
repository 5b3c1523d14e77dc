import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { continueInOrder, continueUnordered, type Earlier, type ProductTask } from '../../batch/continue-tasks.js';
import { mergeAnswers } from '../../batch/filled-row.js';
import { holdsRows, openLedger } from '../../batch/ledger.js';
import type { TaskResult } from '../../batch/lookup-many.js';
import type { RowFormat } from '../../batch/row-format.js';
import { checkSettings, type RunSettings } from '../../batch/run-settings.js';
import type { Runs } from '../../database/runs.js';
import { UserError } from '../../errors.js';
import { writeResult } from '../../output/write-result.js';

/** Where products go, and what stands there already. */
export interface Destination {
  /** What is left to ask of the products. */
  left(products: AsyncIterable<ProductTask>, told: Pick<Earlier, 'onDone' | 'onChanged'>): AsyncIterable<ProductTask>;
  /** Writes a product; resolves when the next one may come. */
  put(result: TaskResult<ProductTask>): Promise<void> | void;
  /** @param complete whether every product of the input was written */
  close(complete: boolean): Promise<void>;
}

/** Standard output, which cannot be continued. */
export function standardOutput(format: RowFormat): Destination {
  let isNew = true;
  return {
    left: (products) => products,
    put({ task, answers }) {
      const header = isNew ? format.header(task.idColumn) : '';
      isNew = false;
      return writeResult(header + format.write({ id: task.id, answers, texts: task.texts }));
    },
    close: async () => undefined,
  };
}

/** How an output file is opened. */
export interface OutputOptions {
  readonly path: string;
  readonly format: RowFormat;
  readonly resume: boolean;
  readonly unordered: boolean;
  /** What must not change while the output is continued. */
  readonly settings: RunSettings;
  readonly runs: Runs;
  readonly note: (text: string) => void;
}

/** A file, begun or continued. Throws a UserError for one that holds something else, or was begun with other settings. */
export async function outputFile({ path, format, runs, ...options }: OutputOptions): Promise<Destination> {
  const output = resolve(path);
  if (holdsRows(output)) checkContinued(output, runs, options);
  const ledger = await openLedger(output, format);
  runs.begin(output, options.settings);
  return {
    left(products, told) {
      const earlier = { rows: ledger.rows, ...told, output };
      return options.unordered ? continueUnordered(products, earlier) : continueInOrder(products, earlier);
    },
    put({ task: { id, idColumn, texts, codes, row, hash }, answers }) {
      const made = { texts, ...(hash !== undefined && { hash }) };
      if (row) ledger.replace(row.place, { id, answers: mergeAnswers(codes, row, answers), ...made });
      else ledger.append({ id, answers, ...made }, idColumn);
    },
    async close(complete) {
      await ledger.close();
      if (complete && existsSync(output)) runs.finish(output);
    },
  };
}

function checkContinued(
  output: string,
  runs: Runs,
  { resume, settings, note }: Pick<OutputOptions, 'resume' | 'settings' | 'note'>,
): void {
  if (!resume) {
    throw new UserError(
      `${output} holds something already: continue it with --resume, or remove it, or name another`,
      'output',
    );
  }
  const before = runs.settingsOf(output);
  if (before) checkSettings(output, before, settings);
  else note(`the database does not know with what settings ${output} was begun: they are taken to be these`);
}
