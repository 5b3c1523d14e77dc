import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readProducts } from '../../src/input/read-products.js';

const OLD = `<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE BMECAT SYSTEM "bmecat_new_catalog_1_2.dtd">
<BMECAT version="1.2"><HEADER><CATALOG><LANGUAGE>deu</LANGUAGE></CATALOG></HEADER><T_NEW_CATALOG>
<ARTICLE mode="new"><SUPPLIER_AID>4711</SUPPLIER_AID><ARTICLE_DETAILS><DESCRIPTION_SHORT>Waschtisch wei\u00df</DESCRIPTION_SHORT>
<DESCRIPTION_LONG><![CDATA[<ul><li>aus Keramik</li><li>H&ouml;he 18&nbsp;cm</li></ul>]]></DESCRIPTION_LONG><EAN>4012345678901</EAN></ARTICLE_DETAILS>
<ARTICLE_FEATURES><REFERENCE_FEATURE_SYSTEM_NAME>ETIM-9.0</REFERENCE_FEATURE_SYSTEM_NAME><FEATURE><FNAME>Breite</FNAME><FVALUE>60</FVALUE><FUNIT>cm</FUNIT></FEATURE>
<FEATURE><FNAME>Farbe</FNAME><VARIANTS><VARIANT><FVALUE>wei\u00df</FVALUE></VARIANT><VARIANT><FVALUE>grau</FVALUE></VARIANT></VARIANTS></FEATURE><FEATURE><FNAME>leer</FNAME></FEATURE></ARTICLE_FEATURES>
<ARTICLE_REFERENCE type="others"><ART_ID_TO>9</ART_ID_TO></ARTICLE_REFERENCE></ARTICLE>
</T_NEW_CATALOG></BMECAT>`;
const NEW = `<?xml version="1.0" encoding="UTF-8"?><b:BMECAT xmlns:b="http://www.bmecat.org/bmecat/2005" version="2005"><b:T_NEW_CATALOG>
<b:PRODUCT mode="new"><b:SUPPLIER_PID>A-1</b:SUPPLIER_PID><b:PRODUCT_DETAILS><b:DESCRIPTION_SHORT lang="fra">Vasque</b:DESCRIPTION_SHORT><b:DESCRIPTION_SHORT lang="deu">Becken</b:DESCRIPTION_SHORT><b:DESCRIPTION_LONG lang="deu">Breite &lt;b&gt;60&lt;/b&gt; cm&nbsp;&uuml;ber alles</b:DESCRIPTION_LONG></b:PRODUCT_DETAILS>
<b:PRODUCT_FEATURES><b:FEATURE><b:FNAME>EF000008</b:FNAME><b:FVALUE>600</b:FVALUE><b:FUNIT>mm</b:FUNIT></b:FEATURE></b:PRODUCT_FEATURES></b:PRODUCT>
<b:PRODUCT><b:SUPPLIER_PID>A-2</b:SUPPLIER_PID><b:PRODUCT_DETAILS/></b:PRODUCT></b:T_NEW_CATALOG></b:BMECAT>`;

async function read(xml: string, encoding: BufferEncoding = 'utf8', chunk = 1 << 16) {
  const bytes = Buffer.from(xml, encoding);
  const parts = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, at) =>
    bytes.subarray(at * chunk, (at + 1) * chunk),
  );
  const rejects: string[] = [];
  const products = [];
  const source = { name: 'catalogue.xml', open: () => Readable.from(parts) };
  const options = { locale: 'de' as const, onReject: ({ reason }: { reason: string }) => rejects.push(reason) };
  for await (const { id, idColumn, description } of readProducts([source], options))
    products.push({ id, idColumn, description });
  return { products, rejects };
}

describe('reading BMEcat', () => {
  it.each([1 << 16, 7])(
    'reads 1.2 in Latin-1 with features as labels and values, in parts of %i bytes',
    async (chunk) => {
      const { products } = await read(OLD, 'latin1', chunk);
      expect(products).toEqual([
        {
          ...{ id: '4711', idColumn: 'SUPPLIER_AID' },
          description: 'Waschtisch weiß\naus Keramik\nHöhe 18 cm\nBreite : 60 cm\nFarbe : weiß, grau',
        },
      ]);
    },
  );

  it('reads 2005 with its prefix, the language of the run first, and rejects a product without a text', async () => {
    const { products, rejects } = await read(NEW);
    expect(products).toEqual([
      {
        id: 'A-1',
        idColumn: 'SUPPLIER_PID',
        description: 'Becken\nBreite 60 cm über alles\nEF000008 : 600 mm\nVasque',
      },
    ]);
    expect(rejects).toEqual([expect.stringContaining('no text in DESCRIPTION_SHORT_de')]);
  });

  it('loads nothing from outside, and tells of XML that is broken', async () => {
    const evil = NEW.replace('<b:BMECAT', '<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/passwd">]><b:BMECAT').replace(
      'Vasque',
      '&x;',
    );
    await expect(read(evil)).rejects.toThrow(/catalogue\.xml is not well-formed XML/);
    await expect(read('<?xml version="1.0"?>\n<rss><item>x</item></rss>')).rejects.toThrow(
      /is XML, but no BMEcat catalogue/,
    );
    await expect(read(NEW.slice(0, 700))).rejects.toThrow(/catalogue\.xml is not well-formed XML/);
  });

  it('reads large catalogues as they come', async () => {
    const product = /<b:PRODUCT mode[\s\S]*?<\/b:PRODUCT>/.exec(NEW)?.[0] ?? '';
    const [head, tail] = NEW.split(product);
    const { products } = await read(`${head}${product.repeat(5000)}${tail}`);
    expect(products).toHaveLength(5000);
  });
});
