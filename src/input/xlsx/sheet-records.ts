import { UserError } from '../../errors.js';
import type { TableRecord } from '../table/table-record.js';
import { readXml } from '../xml.js';
import type { ZipFile } from '../zip/zip-file.js';
import { type NumberFormat, numberText, unescapeCell } from './cell-text.js';
import type { SharedStrings } from './shared-strings.js';

/** What the cells of a sheet are read with. */
export interface SheetParts {
  readonly strings: SharedStrings | undefined;
  readonly formats: readonly NumberFormat[];
  readonly epoch: 1900 | 1904;
}

/** Columns and characters of a row; Excel has 16,384 columns. */
const MOST_COLUMNS = 16_384;
const LONGEST_CELL = 16 * 2 ** 20;
const PLAIN: NumberFormat = { kind: 'plain' };

/** The rows of a sheet as they come, cells as a person reads them; hidden ones too, since a filter may hide half of a list. */
export async function* sheetRecords(
  zip: ZipFile,
  path: string,
  parts: SheetParts,
  name: string,
): AsyncGenerator<TableRecord> {
  const rows = createRows(parts, name);
  for await (const _ of readXml(await zip.read(path), rows.handler, name)) yield* rows.take();
}

function createRows({ strings, formats, epoch }: SheetParts, name: string) {
  let done: TableRecord[] = [];
  let cells: string[] = [];
  let [row, column, style] = [0, 0, 0];
  let type = 'n';
  let text = '';
  let wanted = false;
  let phonetic = 0;

  function beginCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    column = r === undefined ? column + 1 : columnOf(r);
    if (column > MOST_COLUMNS)
      throw new UserError(`${name} has more than ${MOST_COLUMNS} columns: it is no table`, 'input');
    [type, style, text] = [t, Number(s), ''];
  }

  function endCell(): void {
    const value = cellValue();
    if (value === '') return;
    while (cells.length < column - 1) cells.push('');
    cells[column - 1] = value;
  }

  function cellValue(): string {
    if (text === '') return '';
    if (type === 's') return strings?.at(Number(text)) ?? '';
    if (type === 'inlineStr' || type === 'str') return unescapeCell(text);
    if (type === 'b') return text.trim() === '1' ? 'true' : 'false';
    // What a formula could not work out is no text of a product.
    if (type === 'e') return '';
    if (type === 'd') return text.replace('T00:00:00', '').replace('T', ' ');
    return numberText(text, formats[style] ?? PLAIN, epoch);
  }

  const handler = {
    open(element: string, attributes: Readonly<Record<string, string>>) {
      if (element === 'c') beginCell(attributes);
      else if (element === 'row') {
        row = Number(attributes.r) || row + 1;
        [cells, column] = [[], 0];
      } else if (element === 'rPh') phonetic++;
      else if (element === 'v' || (element === 't' && phonetic === 0)) wanted = true;
    },
    text(part: string) {
      if (!wanted) return;
      text += part;
      if (text.length > LONGEST_CELL)
        throw new UserError(`${name}, row ${row} has a cell of more than 16 MB: shorten it`, 'input');
    },
    close(element: string) {
      if (element === 'v' || element === 't') wanted = false;
      else if (element === 'c') endCell();
      else if (element === 'rPh') phonetic--;
      else if (element === 'row' && cells.length > 0) done.push({ line: row, cells });
    },
  };
  const take = () => {
    const taken = done;
    done = [];
    return taken;
  };
  return { handler, take };
}

/** The number of the column in `AB12`, counted from 1. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const code = place.charCodeAt(at) & 0xdf;
    if (code < 65 || code > 90) break;
    column = 26 * column + code - 64;
  }
  return column;
}
