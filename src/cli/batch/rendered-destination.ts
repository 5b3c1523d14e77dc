import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Destination, fileDestination, type OutputOptions, standardDestination } from '../../batch/destination.js';
import { ledgerFormat, ledgerPath } from '../../batch/ledger-format.js';
import { holdsRows } from '../../batch/output-file.js';
import type { RowFormat } from '../../batch/row-format.js';
import { UserError } from '../../errors.js';
import type { Rendering } from './batch-rendering.js';

/** A destination whose files are made, each time that it is closed, of the rows that are kept in a ledger. */
export type RenderedOptions = Omit<OutputOptions, 'format'> & {
  readonly details: boolean;
  readonly renderings: readonly Rendering[];
};

/** @throws UserError for files that are there already and cannot be continued */
export async function renderedDestination({ details, renderings, ...options }: RenderedOptions): Promise<Destination> {
  const output = resolve(ledgerPath(options.path));
  if (!holdsRows(output)) checkFiles(renderings, options.resume);
  const kept = await fileDestination({ ...options, path: output, shown: options.path, format: ledgerFormat(details) });
  return rendering(kept, output, renderings, options.note);
}

/** The destination of rows with files that are made of them when it is closed. */
export function rendering(
  destination: Destination,
  output: string,
  renderings: readonly Rendering[],
  note: OutputOptions['note'],
): Destination {
  return {
    ...destination,
    async close(complete) {
      let whole = await destination.close(complete);
      if (!existsSync(output)) return whole;
      for (const { render } of renderings) {
        const { notes, incomplete } = await render(output);
        for (const text of notes) note(text);
        whole &&= !incomplete;
      }
      return whole;
    },
  };
}

/** Standard output, with files that are made of a ledger that goes when they are there. */
export async function renderedBesideStandardOutput(
  format: RowFormat,
  { details, renderings, ...options }: RenderedOptions,
): Promise<Destination> {
  const output = resolve(ledgerPath(options.path));
  rmSync(output, { force: true });
  const shown = standardDestination(format);
  const kept = rendering(
    await fileDestination({ ...options, path: output, format: ledgerFormat(details) }),
    output,
    renderings,
    options.note,
  );
  return {
    left: shown.left,
    async put(result) {
      kept.put(result);
      await shown.put(result);
    },
    async close(complete) {
      const whole = await kept.close(complete);
      rmSync(output, { force: true });
      return whole;
    },
  };
}

function checkFiles(renderings: readonly Rendering[], resume: boolean): void {
  const there = renderings.find(({ first }) => existsSync(first));
  if (!there) return;
  const why = resume
    ? `cannot be continued, since there is no ${ledgerPath(there.path)}, which holds its rows`
    : 'is there already';
  throw new UserError(`${there.first} ${why}: remove it, or name another`, 'output');
}
