import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type LedgerRow, readLedgerRows } from '../../batch/ledger-format.js';
import { UserError } from '../../errors.js';
import { type HtmlReading, readGiven } from '../../input/product-text.js';
import { numberedPath } from '../../output/akeneo/write-import.js';
import { outputTarget } from '../../output/output-target.js';
import { REVIEW_COLUMNS, type ReviewedRow, reviewRows } from '../../output/review/review-table.js';
import { openTable, type TableFile, type TableOptions } from '../../output/tables/table-file.js';
import { MOST_SHEET_ROWS } from '../../output/xlsx/xlsx-writer.js';
import { cutNote, type Rendering, type RenderingSource, tableOptions, told } from './batch-rendering.js';

/**
 * The rendering of a review.
 * @param most the most rows of a workbook's sheet, its header included
 * @throws UserError for a name that is no table, or holds something already
 */
export function reviewRendering(
  path: string,
  source: RenderingSource,
  html: HtmlReading,
  most = MOST_SHEET_ROWS,
): Rendering {
  const target = outputTarget({ output: path });
  if (target.kind === 'jsonl') throw new UserError(`--review ${path}: a review is a table: name it .xlsx or .csv`);
  if (existsSync(path))
    throw new UserError(`--review ${path}: it is there already, and may hold corrections: name another`, 'output');
  // What is found at the end of a run would be lost with it.
  if (!existsSync(dirname(resolve(path))))
    throw new UserError(`--review ${path}: its folder does not exist: make it first`, 'output');
  const options = tableOptions(target, 'review');
  return {
    path,
    first: path,
    async render(ledger) {
      const { files, cut } = await told(path, () => writeReview(ledger, path, options, { ...source, html, most }));
      const notes = [
        ...(files.length > 1 ? [`a sheet holds no more rows: the review goes on in ${files.slice(1).join(', ')}`] : []),
        ...(cut > 0 ? [cutNote(path, cut)] : []),
      ];
      return { notes, incomplete: false };
    },
  };
}

interface ReviewSource extends RenderingSource {
  readonly html: HtmlReading;
  readonly most: number;
}

/** Writes as many workbooks as there are rows for, the second one under `review-2.xlsx`. */
async function writeReview(ledger: string, path: string, options: TableOptions, source: ReviewSource) {
  const { catalogue, locale, html } = source;
  const most = options.kind === 'xlsx' ? source.most - 1 : Infinity;
  const files: string[] = [];
  let [rows, cut] = [0, 0];
  let file: TableFile | undefined;
  const next = async (): Promise<TableFile> => {
    cut += (await file?.close()) ?? 0;
    file = undefined;
    rows = 0;
    files.push(files.length === 0 ? path : numberedPath(path, files.length + 1));
    file = await openTable(files.at(-1) ?? path, REVIEW_COLUMNS, options);
    return file;
  };
  try {
    let open = await next();
    for await (const row of readLedgerRows(ledger)) {
      const written = reviewRows(await readTexts(row, html), catalogue.field, locale);
      // The rows of a product stay together.
      if (rows > 0 && rows + written.length > most) open = await next();
      for (const cells of written) await open.write(cells);
      rows += written.length;
    }
    cut += await open.close();
    return { files, cut };
  } catch (error) {
    await file?.abandon();
    throw error;
  }
}

/** The texts are read again as they were for the answers, so that their words are found where evidence stands. */
async function readTexts({ texts = {}, ...row }: LedgerRow, html: HtmlReading): Promise<ReviewedRow> {
  const read = Object.entries(texts).map(async ([column, text]) => ({ column, ...(await readGiven(text, html)) }));
  return { ...row, texts: await Promise.all(read) };
}
