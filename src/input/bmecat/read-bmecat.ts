import type { InputRow } from '../row.js';
import { readXml } from '../xml.js';

/** Elements that are a product: of BMEcat 1.2 and of 2005. */
const PRODUCTS = new Set(['ARTICLE', 'PRODUCT']);
const IDENTIFIERS = new Set(['SUPPLIER_AID', 'SUPPLIER_PID']);
/** What is kept of a product under its own name. */
const KEPT =
  /^(?:DESCRIPTION_(?:SHORT|LONG)|EAN|INTERNATIONAL_PID|MANUFACTURER_(?:NAME|AID|PID|TYPE_DESCR)|KEYWORD|REMARKS|SEGMENT)$/;
/** Languages as BMEcat writes them (ISO 639-2) and as columns are called. */
const LANGUAGES: Readonly<Record<string, string>> = { deu: 'de', ger: 'de', eng: 'en', fra: 'fr', fre: 'fr' };

/**
 * The products of a BMEcat catalogue as they arrive: descriptions by their names, features together as `FEATURES`, a line
 * each (`Breite : 60 cm`). Rows are counted, since a file may be one line.
 * @throws UserError when it is not well-formed
 */
export async function* readBmecat(chunks: AsyncIterable<string>, name: string): AsyncGenerator<InputRow> {
  const catalogue = createCatalogue();
  for await (const _ of readXml(chunks, catalogue.handler, name)) yield* catalogue.take();
}

interface Feature {
  name: string;
  values: string[];
  unit: string;
}

function createCatalogue() {
  let rows: InputRow[] = [];
  let count = 0;
  let path: string[] = [];
  let values: Record<string, string> | undefined;
  let features: string[] = [];
  let feature: Feature | undefined;
  let text = '';
  let language = '';

  function open(element: string, { lang = '' }: Readonly<Record<string, string>>): void {
    text = '';
    language = LANGUAGES[lang.toLowerCase()] ?? '';
    if (PRODUCTS.has(element) && !values) {
      [values, features, path] = [{}, [], []];
      return;
    }
    if (!values) return;
    path.push(element);
    if (element === 'FEATURE') feature = { name: '', values: [], unit: '' };
  }

  function close(element: string): void {
    if (!values) return;
    if (path.length === 0) {
      endProduct(values);
      values = undefined;
      return;
    }
    path.pop();
    const found = text.trim();
    text = '';
    if (feature) readFeature(feature, element, found);
    else if (found !== '') keep(values, element, found);
  }

  function keep(product: Record<string, string>, element: string, found: string): void {
    // References to other products hold identifiers, too.
    if (IDENTIFIERS.has(element) && path.length === 0) product[element] = found;
    else if (KEPT.test(element) && path.length <= 1) {
      const column = language === '' ? element : `${element}_${language}`;
      product[column] = product[column] === undefined ? found : `${product[column]}\n${found}`;
    }
  }

  function readFeature(one: Feature, element: string, found: string): void {
    if (element === 'FNAME' && one.name === '') one.name = found;
    else if (element === 'FVALUE' && found !== '') one.values.push(found);
    else if (element === 'FUNIT') one.unit = found;
    else if (element === 'FEATURE') {
      const value = one.values.join(', ');
      if (value !== '') features.push(`${one.name} : ${value}${one.unit === '' ? '' : ` ${one.unit}`}`);
      feature = undefined;
    }
  }

  function endProduct(product: Record<string, string>): void {
    if (features.length > 0) product.FEATURES = features.join('\n');
    rows.push({ line: ++count, table: true, values: product });
  }

  return {
    handler: {
      open,
      close,
      text: (part: string) => {
        if (values) text += part;
      },
    },
    take() {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}
