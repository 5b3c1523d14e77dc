import { readExample } from '../../database/seeding/read-example.js';
import { hasBlocks } from '../../input/html/markup.js';
import { showHtml } from '../../input/html/shown-html.js';
import { type HtmlReading, isPlainText, type ProductText, readProductText } from '../../input/product-text.js';
import type { DetailedProduct } from '../details/details-reader.js';
import type { ShownText } from '../wire.js';

/** The description that fields are filled from, as `batch` made it of a product's texts. */
export async function readDetailedText(
  { values, texts }: Pick<DetailedProduct, 'values' | 'texts'>,
  html: HtmlReading,
): Promise<ProductText> {
  return readProductText(readExample({ values, texts })?.texts ?? [], html);
}

/** The texts of a product as the supplier wrote them, safe to show. */
export function shownTexts(texts: DetailedProduct['texts'], html: HtmlReading): readonly ShownText[] {
  return Object.entries(texts).map(([column, text]) => {
    if (isPlainText(text, html))
      return { column, verbatim: true, nodes: [{ pieces: [{ text, start: 0, end: text.length }] }] };
    return { column, verbatim: !hasBlocks(text), nodes: showHtml(text) };
  });
}

/** Characters of a title in the list. */
const LONGEST_TITLE = 90;

/** How a product's texts begin, without markup. */
export function titleOf(texts: DetailedProduct['texts']): string {
  const [first = ''] = Object.values(texts);
  return first
    .slice(0, 1000)
    .replace(/<[^>]*>?/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TITLE);
}
