import { hash } from 'node:crypto';
import type { Product } from '../../input/product.js';

/** Rows that are told of one by one. */
const MOST_TOLD = 5;

/** Watches for rows that bear the identifier of an earlier one. */
export interface RepeatedIds {
  /** Notes a product that is read. */
  read(product: Product): void;
  /** Tells how many more rows there were than were told of one by one. */
  end(): void;
}

/** Of each identifier a number and a line are kept, whatever its length. */
export function watchRepeatedIds(warn: (text: string) => void): RepeatedIds {
  const lines = new Map<number, number>();
  let count = 0;
  let source: string | undefined;
  let several = false;
  return {
    read({ id, source: name, line }) {
      several ||= source !== undefined && source !== name;
      source = name;
      const key = keyOf(id);
      const before = lines.get(key);
      if (before === undefined) lines.set(key, line);
      else if (++count <= MOST_TOLD) {
        const where = several || before >= line ? 'before' : `in line ${before} too`;
        warn(`${name}, line ${line}: the identifier "${id}" stands ${where}: both rows are filled`);
      }
    },
    end() {
      const more = count - MOST_TOLD;
      if (more === 1) warn('1 more row bears an identifier that stands before');
      if (more > 1) warn(`${more} more rows bear an identifier that stands before`);
    },
  };
}

/** Digits that make a number of their own, which is written in no other way. */
const WHOLE = /^(?:0|[1-9]\d{0,14})$/;

/** A number below 0 for a whole one, else 52 bits: of a million identifiers two are taken for one once in ten thousand inputs. */
function keyOf(id: string | number): number {
  if (WHOLE.test(String(id))) return -1 - Number(id);
  const digest = hash('sha256', String(id), 'buffer');
  return digest.readUIntBE(0, 6) * 16 + Math.floor(digest.readUInt8(6) / 16);
}
