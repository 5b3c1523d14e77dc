import { UserError } from '../../errors.js';
import { readXml } from '../xml.js';
import type { ZipFile } from '../zip/zip-file.js';
import { unescapeCell } from './cell-text.js';

/** The texts that cells of a workbook name by number. */
export interface SharedStrings {
  at(number: number): string;
}

/** Bytes of all of them together. */
const MOST_BYTES = 2 ** 30;
const BLOCK = 1 << 20;

/**
 * Reads the texts of a workbook. They are kept as bytes, since a million strings take ten times what they hold.
 * @throws UserError when they are more than a gigabyte
 */
export async function readSharedStrings(zip: ZipFile, path: string, name: string): Promise<SharedStrings> {
  const store = createStore(name);
  let text = '';
  let wanted = false;
  let phonetic = 0;
  const handler = {
    open(element: string) {
      if (element === 'si') text = '';
      else if (element === 'rPh') phonetic++;
      else if (element === 't') wanted = phonetic === 0;
    },
    text(part: string) {
      if (wanted) text += part;
    },
    close(element: string) {
      if (element === 't') wanted = false;
      else if (element === 'rPh') phonetic--;
      else if (element === 'si') store.add(unescapeCell(text));
    },
  };
  for await (const _ of readXml(await zip.read(path), handler, name));
  return store;
}

function createStore(name: string): SharedStrings & { add(text: string): void } {
  const blocks: Buffer[] = [];
  let block = Buffer.alloc(0);
  let used = 0;
  let bytes = 0;
  let count = 0;
  // Of each text the block, where it begins in it, and how long it is.
  let places = new Uint32Array(3 * 1024);

  function add(text: string): void {
    const length = Buffer.byteLength(text);
    bytes += length;
    if (bytes > MOST_BYTES) throw new UserError(`the texts of ${name} take more than a gigabyte: split it`, 'input');
    if (used + length > block.length) {
      block = Buffer.allocUnsafe(Math.max(BLOCK, length));
      blocks.push(block);
      used = 0;
    }
    block.write(text, used);
    if (3 * count === places.length) {
      const more = new Uint32Array(2 * places.length);
      more.set(places);
      places = more;
    }
    places.set([blocks.length - 1, used, length], 3 * count++);
    used += length;
  }

  function at(number: number): string {
    if (!(number >= 0 && number < count)) return '';
    const [place = 0, start = 0, length = 0] = places.subarray(3 * number, 3 * number + 3);
    return blocks[place]?.toString('utf8', start, start + length) ?? '';
  }

  return { add, at };
}
