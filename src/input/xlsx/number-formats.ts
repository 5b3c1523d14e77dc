import { readXml } from '../xml.js';
import type { ZipFile } from '../zip/zip-file.js';
import type { NumberFormat } from './cell-text.js';

const PLAIN: NumberFormat = { kind: 'plain' };

/** Reads how the numbers of each cell style are shown, by its number (ECMA-376 part 1, 18.8). */
export async function readNumberFormats(zip: ZipFile, path: string, name: string): Promise<readonly NumberFormat[]> {
  const codes = new Map<number, string>();
  const styles: NumberFormat[] = [];
  let inCells = false;
  const handler = {
    open(element: string, { numFmtId = '0', formatCode = '' }: Readonly<Record<string, string>>) {
      if (element === 'numFmt') codes.set(Number(numFmtId), formatCode);
      else if (element === 'cellXfs') inCells = true;
      else if (element === 'xf' && inCells) styles.push(formatOf(Number(numFmtId), codes));
    },
    close(element: string) {
      if (element === 'cellXfs') inCells = false;
    },
  };
  for await (const _ of readXml(await zip.read(path), handler, name));
  return styles;
}

function formatOf(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  const code = codes.get(id);
  if (code !== undefined) return formatOfCode(code);
  // The numbers that stand for formats without being written (18.8.30), those of East Asian calendars among them.
  if (id === 9 || id === 10) return { kind: 'percent' };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58))
    return { kind: 'date', day: true, time: false };
  if (id === 22) return { kind: 'date', day: true, time: true };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 36) || (id >= 45 && id <= 47))
    return { kind: 'date', day: false, time: true };
  return PLAIN;
}

/** What a format of the workbook's own shows, by its part for positive numbers. */
export function formatOfCode(code: string): NumberFormat {
  const [positive = ''] = code.split(';');
  const bare = positive.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').replace(/_.|\*./g, '');
  const words = bare.replace(/"[^"]*"|\\./g, '');
  if (
    /[dyhs]|m(?!\S*[#0])/i.test(words.replace(/general|standard/gi, '')) &&
    !/[#0?]/.test(words.replace(/\.0+|s0/g, ''))
  ) {
    return { kind: 'date', day: /[dy]/i.test(words), time: /[hs]/i.test(words) };
  }
  if (words.includes('%')) return { kind: 'percent' };
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', digits: bare.length };
  const suffix = /^[#0,.?]+((?:"[^"]*"|\\.|\s)+)$/.exec(bare)?.[1];
  // A unit that only the format shows belongs to what is read: `0.0" cm"`.
  if (suffix) return { kind: 'plain', suffix: suffix.replace(/"([^"]*)"|\\(.)/g, '$1$2').trimEnd() };
  return PLAIN;
}
