import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { TaughtProduct } from '../../database/catalogue/pim-pulls.js';
import { readBlocks, sourceOf } from '../../input/read-blocks.js';
import { readJsonLines } from '../../input/read-json-lines.js';
import type { Learning, ProductExample } from './learn-products.js';

/** What of `Learning` is known once all products were read. */
type Contradictions = Pick<Learning, 'isContradicted' | 'hasContradictions'>;

/** Examples on their way into the catalogue, in files, since there may be more than memory holds. */
export interface ExampleFiles {
  add(example: ProductExample): void;
  /** Ends the adding. @returns the paths of example files, without what variants contradict */
  finish(learning: Contradictions): Promise<readonly string[]>;
  /** What each product has taught, once it is finished. */
  taught(learning: Contradictions): AsyncGenerator<TaughtProduct>;
}

/** @param folder where they lie; whoever made it removes it */
export function openExampleFiles(folder: string): ExampleFiles {
  const open = (name: string) => createWriteStream(join(folder, name));
  const products = open('products.jsonl');
  // What one product states holds, whatever another one with the same text has no value of: it comes later.
  const [absent, stated] = [open('absent.jsonl'), open('stated.jsonl')];
  return {
    add({ product, description, values }) {
      products.write(lineOf({ product, description, fields: Object.keys(values) }));
      for (const file of [absent, stated]) {
        const its = Object.entries(values).filter(([, value]) => (value !== null) === (file === stated));
        if (its.length > 0) file.write(lineOf({ description, values: Object.fromEntries(its) }));
      }
    },
    async finish(learning) {
      await Promise.all([products, absent, stated].map((file) => finished(file.end())));
      const paths = [absent, stated].map(({ path }) => String(path));
      if (!learning.hasContradictions()) return paths;
      return Promise.all(paths.map((path) => withoutContradicted(path, learning)));
    },
    async *taught(learning) {
      for await (const { description, fields, ...one } of linesOf<TaughtProduct>(String(products.path))) {
        const kept = fields.filter((field) => !learning.isContradicted({ description }, field));
        yield { ...one, description, fields: kept };
      }
    },
  };
}

/** @returns the path of another file, with the rest of the examples */
async function withoutContradicted(path: string, learning: Contradictions): Promise<string> {
  const file = createWriteStream(`${path}.kept`);
  for await (const { description, values } of linesOf<Omit<ProductExample, 'product'>>(path)) {
    const kept = Object.entries(values).filter(([field]) => !learning.isContradicted({ description }, field));
    if (kept.length > 0 && !file.write(lineOf({ description, values: Object.fromEntries(kept) })))
      await once(file, 'drain');
  }
  await finished(file.end());
  return String(file.path);
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

async function* linesOf<Line>(path: string): AsyncGenerator<Line> {
  for await (const row of readJsonLines(readBlocks(sourceOf(path, process.stdin)))) {
    if ('values' in row) yield row.values as unknown as Line;
  }
}
