import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Runs } from '../database/runs.js';
import { UserError } from '../errors.js';
import type { TaskResult } from '../lookup/lookup-products.js';
import { writeResult } from '../output/write-result.js';
import { continueInOrder, continueUnordered, type Earlier, type ProductTask } from './continue-tasks.js';
import { mergeAnswers } from './filled-row.js';
import { holdsRows, openOutputFile } from './output-file.js';
import type { RowFormat } from './row-format.js';
import { checkRunSettings, type RunSettings } from './run-settings.js';

/** Where products go, and what stands there already. */
export interface Destination {
  /** What is left to ask of the products. */
  left(products: AsyncIterable<ProductTask>, told: Pick<Earlier, 'onDone' | 'onChanged'>): AsyncIterable<ProductTask>;
  /** Writes a product; resolves when the next one may come. */
  put(result: TaskResult<ProductTask>): Promise<void> | void;
  /**
   * @param complete whether every product of the input was written
   * @returns whether all that was found is in the files that were asked for
   */
  close(complete: boolean): Promise<boolean>;
}

/** Standard output, which cannot be continued. */
export function standardDestination(format: RowFormat): Destination {
  let isNew = true;
  return {
    left: (products) => products,
    put({ task, answers }) {
      const header = isNew ? format.header(task.idColumn) : '';
      isNew = false;
      return writeResult(header + format.write({ id: task.id, answers, texts: task.texts }));
    },
    close: async () => true,
  };
}

/** How an output file is opened. */
export interface OutputOptions {
  readonly path: string;
  /** What the user calls it, where it is another file that this one is the ledger of; default its path. */
  readonly shown?: string;
  readonly format: RowFormat;
  readonly resume: boolean;
  readonly unordered: boolean;
  /** What must not change while the output is continued. */
  readonly settings: RunSettings;
  readonly runs: Runs;
  readonly note: (text: string) => void;
}

/** A file, begun or continued. @throws UserError for one that holds something else, or was begun with other settings */
export async function fileDestination({ path, format, runs, ...options }: OutputOptions): Promise<Destination> {
  const file = resolve(path);
  const { shown = file } = options;
  if (holdsRows(file)) checkContinued(file, shown, runs, options);
  const output = await openOutputFile(file, format);
  runs.begin(file, options.settings);
  return {
    left(products, told) {
      const earlier = { rows: output.rows, ...told, output: shown };
      return options.unordered ? continueUnordered(products, earlier) : continueInOrder(products, earlier);
    },
    put({ task: { id, idColumn, texts, codes, row, hash }, answers }) {
      const made = { idColumn, texts, ...(hash !== undefined && { hash }) };
      if (row) output.replace(row.place, { id, answers: mergeAnswers(codes, row, answers), ...made });
      else output.append({ id, answers, ...made }, idColumn);
    },
    async close(complete) {
      await output.close();
      if (complete && existsSync(file)) runs.finish(file);
      return true;
    },
  };
}

function checkContinued(
  output: string,
  shown: string,
  runs: Runs,
  { resume, settings, note }: Pick<OutputOptions, 'resume' | 'settings' | 'note'>,
): void {
  if (!resume) {
    const where =
      shown === output
        ? `${shown} holds something already`
        : `${shown} was begun already, and ${output} holds its rows`;
    const what = shown === output ? 'it' : 'both';
    throw new UserError(`${where}: continue it with --resume, or remove ${what}, or name another`, 'output');
  }
  const before = runs.settingsOf(output);
  if (before) for (const change of checkRunSettings(shown, before, settings)) note(change);
  else note(`the database does not know with what settings ${shown} was begun: they are taken to be these`);
}
