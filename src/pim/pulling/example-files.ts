import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { TaughtProduct } from '../../database/catalogue/pim-pulls.js';
import { readBlocks, sourceOf } from '../../input/read-blocks.js';
import { readJsonLines } from '../../input/read-json-lines.js';
import type { Learning, ProductExample } from './learn-products.js';

/** Examples on their way into the catalogue, in files, since there may be more than memory holds. */
export interface ExampleFiles {
  add(example: ProductExample): void;
  /** Ends the adding. @returns the path of an example file, without what variants contradict */
  finish(learning: Pick<Learning, 'isContradicted'>): Promise<string>;
  /** What each product has taught, once it is finished. */
  taught(learning: Pick<Learning, 'isContradicted'>): AsyncGenerator<TaughtProduct>;
}

/** @param folder where they lie; whoever made it removes it */
export function openExampleFiles(folder: string): ExampleFiles {
  const all = join(folder, 'products.jsonl');
  const file = createWriteStream(all);
  return {
    add: (example) => void file.write(`${JSON.stringify(example)}\n`),
    async finish(learning) {
      file.end();
      await finished(file);
      const examples = createWriteStream(join(folder, 'examples.jsonl'));
      // What one product states holds, whatever another one with the same text has no value of: it comes later.
      for (const isStated of [false, true]) {
        for await (const example of examplesIn(all)) {
          const { description, values } = withoutContradicted(example, learning);
          const its = Object.entries(values).filter(([, value]) => (value !== null) === isStated);
          if (its.length === 0) continue;
          const line = JSON.stringify({ description, values: Object.fromEntries(its) });
          if (!examples.write(`${line}\n`)) await once(examples, 'drain');
        }
      }
      examples.end();
      await finished(examples);
      return join(folder, 'examples.jsonl');
    },
    async *taught(learning) {
      for await (const example of examplesIn(all)) {
        const { product, description, values } = withoutContradicted(example, learning);
        yield { product, description, fields: Object.keys(values) };
      }
    },
  };
}

function withoutContradicted(
  example: ProductExample,
  { isContradicted }: Pick<Learning, 'isContradicted'>,
): ProductExample {
  const kept = Object.entries(example.values).filter(([field]) => !isContradicted(example, field));
  return { ...example, values: Object.fromEntries(kept) };
}

async function* examplesIn(path: string): AsyncGenerator<ProductExample> {
  for await (const row of readJsonLines(readBlocks(sourceOf(path, process.stdin)))) {
    if ('values' in row) yield row.values as unknown as ProductExample;
  }
}
