import { closeSync, openSync, readSync } from 'node:fs';
import type { Value } from '../../fields/field.js';
import type { Answer } from '../../llm/answer.js';
import type { DetailsIndex } from './details-index.js';

/** A product as `batch --details` wrote it. */
export interface DetailedProduct {
  readonly id: string | number;
  readonly values: Readonly<Record<string, Value>>;
  readonly answers: readonly Answer[];
  /** By column, as given. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Reads products of an indexed file, whichever is wanted. */
export interface DetailsReader {
  product(row: number): DetailedProduct;
  close(): void;
}

/** Opens the file for as long as it is reviewed. @param textsOf texts of products whose line holds none, by identifier */
export function openDetailsReader(
  { path, lines }: Pick<DetailsIndex, 'path' | 'lines'>,
  textsOf: (id: string) => Readonly<Record<string, string>> | undefined,
): DetailsReader {
  const file = openSync(path, 'r');
  return {
    product(row) {
      const [from = 0, to = 0] = [lines[row], lines[row + 1]];
      const bytes = Buffer.allocUnsafe(to - from);
      readSync(file, bytes, 0, bytes.length, from);
      // Broken lines may stand behind this one.
      const end = bytes.indexOf(10);
      const { id, values, answers, texts } = JSON.parse(bytes.toString('utf8', 0, end === -1 ? bytes.length : end));
      return { id, values: values ?? {}, answers, texts: texts ?? textsOf(String(id)) ?? {} };
    },
    close: () => closeSync(file),
  };
}
