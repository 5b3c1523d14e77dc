import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { cellText } from '../cell-text.js';
import { createXlsxWriter, type XlsxCell } from '../xlsx/xlsx-writer.js';
import type { TableColumn, TableFile } from './table-types.js';

/** A workbook of one sheet, written as a new file that takes its place when it is whole. */
export function openWorkbookFile(path: string, columns: readonly TableColumn[], sheet: string): TableFile {
  const draft = `${path}.new`;
  const target = createWriteStream(draft);
  // Whoever adds a row, or closes the file, is told.
  target.on('error', () => undefined);
  const writer = createXlsxWriter(target, { name: sheet, columns });
  return {
    write: (cells) => writer.add(cells.map(cellOf)),
    async close() {
      await writer.end();
      renameSync(draft, path);
      return writer.cut;
    },
    async abandon() {
      target.destroy();
      rmSync(draft, { force: true });
    },
  };
}

/** As a CSV has it: yes/no as 1 and 0, lists joined by commas. */
function cellOf(cell: unknown): XlsxCell {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'boolean' ? Number(cell) : cellText(cell) || null;
}
