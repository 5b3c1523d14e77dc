import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { holdsRows } from '../../batch/ledger.js';
import { ledgerFormat, ledgerPath } from '../../batch/ledger-format.js';
import type { RowFormat } from '../../batch/row-format.js';
import { UserError } from '../../errors.js';
import { type Destination, type OutputOptions, outputFile, standardOutput } from './batch-destination.js';
import type { Rendering } from './batch-rendering.js';

/** A destination whose files are made, each time that it is closed, of the rows that are kept in a ledger. */
export type RenderedOptions = Omit<OutputOptions, 'format'> & {
  readonly details: boolean;
  readonly renderings: readonly Rendering[];
};

/** @throws UserError for files that are there already and cannot be continued */
export async function renderedDestination({ details, renderings, ...options }: RenderedOptions): Promise<Destination> {
  const ledger = resolve(ledgerPath(options.path));
  if (!holdsRows(ledger)) checkFiles(renderings, options.resume);
  const kept = await outputFile({ ...options, path: ledger, shown: options.path, format: ledgerFormat(details) });
  return rendering(kept, ledger, renderings, options.note);
}

/** The destination of rows with files that are made of them when it is closed. */
export function rendering(
  destination: Destination,
  ledger: string,
  renderings: readonly Rendering[],
  note: OutputOptions['note'],
): Destination {
  return {
    ...destination,
    async close(complete) {
      let whole = await destination.close(complete);
      if (!existsSync(ledger)) return whole;
      for (const { render } of renderings) {
        const { notes, incomplete } = await render(ledger);
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
  const ledger = resolve(ledgerPath(options.path));
  rmSync(ledger, { force: true });
  const shown = standardOutput(format);
  const kept = rendering(
    await outputFile({ ...options, path: ledger, format: ledgerFormat(details) }),
    ledger,
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
      rmSync(ledger, { force: true });
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
