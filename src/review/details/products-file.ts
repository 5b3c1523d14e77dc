import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../errors.js';
import { columnText } from '../../input/columns/column-content.js';
import { sourceOf } from '../../input/read-blocks.js';
import { type ReadOptions, readProducts } from '../../input/read-products.js';
import { readRows } from '../../input/read-rows.js';
import { supplierColumn } from './suppliers.js';

type Texts = Readonly<Record<string, string>>;

/** What the products that were filled say beside their answers. */
export interface ProductsFile {
  supplierOf(id: string): string | undefined;
  /** The texts by column; undefined where the file has no such product, or texts were not wanted. */
  textsOf(id: string): Texts | undefined;
  close(): void;
}

/** How products are read. */
export type ProductsReading = Pick<ReadOptions, 'html' | 'locale'> & {
  /** Whether their texts are kept, in a file of their own. */
  readonly texts: boolean;
  readonly note: (text: string) => void;
};

/** Reads a file of products. @throws UserError when it cannot be read, or holds none */
export async function readProductsFile(
  path: string,
  { texts, note, ...reading }: ProductsReading,
): Promise<ProductsFile> {
  const source = sourceOf(path, process.stdin);
  const kept = texts ? keepTexts() : undefined;
  try {
    let idColumn: string | undefined;
    for await (const product of readProducts([source], { ...reading, onReject: () => undefined })) {
      idColumn ??= product.idColumn;
      kept?.add(String(product.id), product.texts);
      if (!kept) break;
    }
    if (idColumn === undefined)
      throw new UserError(`${path} holds no products: name the file that was filled`, 'review');
    const suppliers = await readSuppliers(path, idColumn, note);
    return {
      supplierOf: (id) => suppliers.get(id),
      textsOf: (id) => kept?.textsOf(id),
      close: () => kept?.close(),
    };
  } catch (error) {
    kept?.close();
    throw error;
  }
}

async function readSuppliers(
  path: string,
  idColumn: string,
  note: (text: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const suppliers = new Map<string, string>();
  let column: string | undefined;
  for await (const row of readRows(sourceOf(path, process.stdin))) {
    if ('reason' in row) continue;
    column ??= supplierColumn(Object.keys(row.values));
    if (column === undefined) {
      note(`${path} has no column that is called one of suppliers, so there is no filter by them`);
      return suppliers;
    }
    const [id, name] = [columnText(row.values[idColumn]), columnText(row.values[column]).trim()];
    if (id !== '' && name !== '') suppliers.set(id, name);
  }
  return suppliers;
}

/** Keeps texts in a file that goes with the review, since there may be more than memory holds. */
function keepTexts() {
  const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-'));
  const file = openSync(join(folder, 'texts'), 'w+', 0o600);
  const places = new Map<string, readonly [start: number, length: number]>();
  let end = 0;
  return {
    add(id: string, texts: Texts): void {
      const bytes = Buffer.from(JSON.stringify(texts));
      for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
      places.set(id, [end, bytes.length]);
      end += bytes.length;
    },
    textsOf(id: string): Texts | undefined {
      const place = places.get(id);
      if (!place) return undefined;
      const bytes = Buffer.allocUnsafe(place[1]);
      readSync(file, bytes, 0, bytes.length, place[0]);
      return JSON.parse(bytes.toString());
    },
    close(): void {
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
