import type { Field } from '../../fields/field.js';
import type { Pim } from '../client/pim.js';
import { productRoute, readVersion } from '../client/version.js';
import { type PimStructure, readStructure } from '../pulling/read-structure.js';
import { choosePlace, type Place, valueAt } from '../reading.js';
import { chooseTexts, type TextAttributes } from '../texts.js';
import { identifierOf } from './identifier-of.js';
import { createInheritance, type WholeProduct } from './inherit.js';
import { familyOf, type Search, searchProducts, updatedSince } from './search-products.js';

/** Which products to give, and which of their fields. */
export interface ProductRowOptions {
  readonly families?: readonly string[] | undefined;
  /** Only fields whose attribute is empty; products that lack none are left out. */
  readonly missing: boolean;
  /** The only fields. */
  readonly fields?: readonly string[] | undefined;
  readonly texts?: readonly string[] | undefined;
  readonly locale?: string | undefined;
  readonly channel?: string | undefined;
  /** Milliseconds since 1970. */
  readonly updatedSince?: number | undefined;
  /** A search as the API takes it. */
  readonly search: Search;
}

/** A product as `batch` reads it. */
export interface ProductRow {
  /** The uuid, or below version 7 the identifier. */
  readonly id: string;
  readonly identifier: string | null;
  readonly family: string;
  readonly title: string;
  readonly description: string;
  readonly fields: readonly string[];
}

/** Products that no row was made of. */
export interface PassedProducts {
  /** Without a text in the locale. */
  withoutText: number;
  /** With a value of every field. */
  complete: number;
  /** Without a family, or of one without a field of the catalogue. */
  withoutFields: number;
}

/**
 * The products of a PIM as rows, page by page.
 * @param fields those of the catalogue
 * @param passed is told of the products that no row is made of
 */
export async function* readProductRows(
  pim: Pim,
  fields: readonly Field[],
  options: ProductRowOptions,
  passed: PassedProducts,
): AsyncGenerator<ProductRow> {
  const version = await readVersion(pim);
  const structure = await readStructure(pim, options.families);
  const place = choosePlace(structure.channels, structure.locales, options);
  const texts = chooseTexts(structure, options.texts);
  const asked = fields.filter(({ code }) => !options.fields || options.fields.includes(code)).map(({ code }) => code);
  const families = familyOf(options.families);
  const whole = createInheritance(pim, new Set([...asked, ...texts.all]), families);
  const route = productRoute(version);
  const toRow = createRowMaker(structure, { texts, place, asked, missing: options.missing, key: route.key }, passed);
  const { updatedSince: since } = options;
  const search = { ...options.search, ...(since !== undefined && updatedSince(since)) };
  for await (const page of searchProducts(pim, route, { families, search, since })) {
    for (const product of await whole(page)) {
      const row = toRow(product);
      if (row) yield row;
    }
  }
}

interface RowSettings {
  readonly texts: TextAttributes;
  readonly place: Place;
  readonly asked: readonly string[];
  readonly missing: boolean;
  readonly key: 'uuid' | 'identifier';
}

function createRowMaker(
  { families, attributes }: PimStructure,
  { texts, place, asked, missing, key }: RowSettings,
  passed: PassedProducts,
) {
  const byFamily = new Map<string, readonly string[]>();
  const fieldsOf = (family: string): readonly string[] => {
    const known = byFamily.get(family) ?? commonCodes(families.get(family)?.attributes ?? [], asked);
    byFamily.set(family, known);
    return known;
  };
  const isComplete = (): undefined => {
    passed.complete += 1;
  };

  return ({ product, values }: WholeProduct): ProductRow | undefined => {
    const { family = null } = product;
    const id = product[key];
    const all = family === null ? [] : fieldsOf(family);
    if (!id || family === null || all.length === 0) {
      passed.withoutFields += 1;
      return undefined;
    }
    const fields = missing ? all.filter((code) => valueAt(values, code, place) === undefined) : all;
    if (fields.length === 0) return isComplete();
    const { title, description } = texts.textsOf(family, values, place);
    if (title === '' && description === '') {
      passed.withoutText += 1;
      return undefined;
    }
    return { id, identifier: identifierOf(product, attributes), family, title, description, fields };
  };
}

function commonCodes(attributes: readonly string[], asked: readonly string[]): readonly string[] {
  const known = new Set(attributes);
  return asked.filter((code) => known.has(code));
}
