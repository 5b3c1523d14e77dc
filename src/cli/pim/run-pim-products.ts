import { didYouMean, UserError } from '../../errors.js';
import type { Field } from '../../fields/field.js';
import { startProgress } from '../../output/progress.js';
import { outputClosed, writeResult } from '../../output/write-result.js';
import {
  type PassedProducts,
  type ProductRow,
  type ProductRowOptions,
  readProductRows,
} from '../../pim/products/product-rows.js';
import type { Search } from '../../pim/products/search-products.js';
import type { FlagValues } from '../flags.js';
import { keepHeapSmall } from '../keep-heap-small.js';
import type { Session } from '../session.js';
import { dateOf, wordsOf } from './flag-lists.js';
import type { PIM_PRODUCTS_FLAGS } from './pim-flags.js';
import { requirePulled } from './require-pulled.js';
import { pimOf } from './session-pim.js';

/** Characters that are written at once. */
const BLOCK = 1 << 16;

/** The work of `pim products`: a JSON line per product, as they arrive. */
export async function runPimProducts(session: Session, flags: FlagValues<typeof PIM_PRODUCTS_FLAGS>): Promise<void> {
  keepHeapSmall();
  const pim = pimOf(session);
  const options = optionsOf(session, flags);
  const fields = requirePulled((await session.openCatalogue()).allFields());
  checkFields(fields, options.fields);
  const progress = startProgress('asking the PIM for products', session);
  session.atEnd(() => progress.stop());
  const passed = { withoutText: 0, complete: 0, withoutFields: 0 };
  try {
    const rows = await writeRows(readProductRows(pim, fields, options, passed), flags.limit, progress.update);
    progress.stop();
    tell(session, rows, passed, options);
  } catch (error) {
    if (!session.signal.aborted) throw error;
    process.exitCode = 130;
  }
}

async function writeRows(
  rows: AsyncGenerator<ProductRow>,
  limit: number | undefined,
  onProgress: (text: string) => void,
): Promise<number> {
  let count = 0;
  let held = '';
  for await (const row of rows) {
    held += `${JSON.stringify(row)}\n`;
    count += 1;
    if (held.length > BLOCK) {
      await writeResult(held);
      held = '';
      onProgress(`${count.toLocaleString('en')} products`);
    }
    if (count === limit || outputClosed.aborted) break;
  }
  await writeResult(held);
  return count;
}

function optionsOf(session: Session, flags: FlagValues<typeof PIM_PRODUCTS_FLAGS>): ProductRowOptions {
  const { pim: configured } = session.config;
  return {
    families: wordsOf(flags.family),
    missing: flags.missing ?? false,
    fields: wordsOf(flags.fields),
    texts: wordsOf(flags['text-attributes']),
    locale: flags.locale ?? configured?.locale,
    channel: flags.channel ?? configured?.channel,
    updatedSince: dateOf(flags['updated-since'], '--updated-since'),
    search: searchOf(flags.search, flags.family !== undefined, flags['updated-since'] !== undefined),
  };
}

function searchOf(text: string | undefined, hasFamily: boolean, hasDate: boolean): Search {
  if (text === undefined) return {};
  let search: unknown;
  try {
    search = JSON.parse(text);
  } catch {
    search = undefined;
  }
  const isSearch =
    typeof search === 'object' &&
    search !== null &&
    !Array.isArray(search) &&
    Object.values(search).every(Array.isArray);
  if (!isSearch) {
    throw new UserError('--search is no search of the API: write it as {"enabled":[{"operator":"=","value":true}]}');
  }
  const twice = [hasFamily && 'family', hasDate && 'updated'].find((name) => name && name in (search as object));
  if (twice) throw new UserError(`--search asks for ${twice}, and so does a flag: leave out one of them`);
  return search as Search;
}

function checkFields(fields: readonly Field[], asked: readonly string[] | undefined): void {
  const codes = fields.map(({ code }) => code);
  const unknown = asked?.find((code) => !codes.includes(code));
  if (unknown === undefined) return;
  throw new UserError(
    `no field "${unknown}" of the PIM in the catalogue${didYouMean(unknown, codes)}`,
    'unknown-field',
  );
}

function tell(session: Session, rows: number, passed: PassedProducts, { missing }: ProductRowOptions): void {
  const parts = [
    `${rows.toLocaleString('en')} ${rows === 1 ? 'product' : 'products'}`,
    ...(missing ? [`${passed.complete.toLocaleString('en')} ${passed.complete === 1 ? 'lacks' : 'lack'} nothing`] : []),
    ...(passed.withoutText > 0
      ? [`${passed.withoutText.toLocaleString('en')} ${passed.withoutText === 1 ? 'has' : 'have'} no text`]
      : []),
    ...(passed.withoutFields > 0
      ? [`${passed.withoutFields.toLocaleString('en')} have no field of the catalogue`]
      : []),
  ];
  session.note(parts.join(', '));
}
