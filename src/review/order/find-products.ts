import { cellText } from '../../output/cell-text.js';
import { fold } from '../../text/fold.js';
import type { DetailsReader } from '../details/details-reader.js';

/** Products that are searched before others have their turn. */
const TOGETHER = 200;

/** The products whose identifier, texts or values hold each of the words, 1 each. */
export async function findProducts(
  reader: DetailsReader,
  products: number,
  words: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const wanted = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = new Uint8Array(products);
  for (let row = 0; row < products; row++) {
    if (row % TOGETHER === 0) await new Promise(setImmediate);
    signal.throwIfAborted();
    const { id, texts, values } = reader.product(row);
    const all = [id, ...Object.values(texts), ...Object.values(values).map(cellText)].join('\n');
    const folded = fold(all);
    if (wanted.every((word) => folded.includes(word))) found[row] = 1;
  }
  return found;
}
