import type { Product, ProductColumns, Reject } from './product.js';
import type { HtmlReading } from './product-text.js';
import type { RowSource } from './read-blocks.js';
import { readRows } from './read-rows.js';
import { toProduct } from './to-product.js';

/** How products are read. */
export interface ReadOptions {
  readonly columns?: ProductColumns;
  /** Default `auto`. */
  readonly html?: HtmlReading;
  /** The most characters of a row; default 20 million. */
  readonly longest?: number | undefined;
  /** Told of every row that is no product; the rows after it are read on. */
  readonly onReject: (reject: Reject) => void;
  /** Told what the user should know, such as an encoding that is not UTF-8. */
  readonly note?: (text: string) => void;
}

/** The products of all sources, one after the other, as they arrive. Throws a UserError for a source that cannot be read. */
export async function* readProducts(sources: readonly RowSource[], options: ReadOptions): AsyncGenerator<Product> {
  for (const source of sources) {
    const { columns = {}, html = 'auto' } = options;
    const lineId = (line: number) => (sources.length > 1 ? `${source.name}:${line}` : line);
    const reject = (line: number, reason: string, text: string) =>
      options.onReject({ source: source.name, line, reason, text });
    for await (const row of readRows(source, options.note, options.longest)) {
      if ('reason' in row) {
        reject(row.line, row.reason, row.text);
        continue;
      }
      const made = toProduct(row, { columns, html, lineId });
      const product = made instanceof Promise ? await made : made;
      if (typeof product === 'string') reject(row.line, product, JSON.stringify(row.values));
      else yield { source: source.name, ...product };
    }
  }
}
