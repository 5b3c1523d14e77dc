import { readPages } from '../client/pages.js';
import type { Pim } from '../client/pim.js';
import { entriesOf, isEmpty, type PimValue, type PimValues } from '../reading.js';
import type { RestModel, RestProduct } from './rest-product.js';
import { address, type Search } from './search-products.js';

/** A product with all values that hold for it, and the models above it. */
export interface WholeProduct {
  readonly product: RestProduct;
  readonly values: PimValues;
  /** The code of its variant of the family; undefined for a product that is none. */
  readonly familyVariant: string | undefined;
}

/** What is kept of a model. */
interface KeptModel {
  readonly parent: string | null;
  readonly familyVariant: string | undefined;
  /** Of the attributes that are asked for, where the PIM does not give them with the variants. */
  readonly values: PimValues;
}

/**
 * Puts the values of product models and of their variants together. A PIM gives a variant with the values of its models;
 * where one does not, they are put in. All models are read once, when the first variant comes.
 * @param wanted attributes whose values are needed
 */
export function createInheritance(pim: Pim, wanted: ReadonlySet<string>, families: Search) {
  let models: Promise<ReadonlyMap<string, KeptModel>> | undefined;

  const above = (code: string | null | undefined, known: ReadonlyMap<string, KeptModel>): readonly KeptModel[] => {
    const model = code ? known.get(code) : undefined;
    return model ? [model, ...above(model.parent, known)] : [];
  };

  return async (products: readonly RestProduct[]): Promise<readonly WholeProduct[]> => {
    const variant = products.find(({ parent }) => parent);
    if (variant) models ??= readModels(pim, { wanted, families, variant });
    const known = (await models) ?? new Map<string, KeptModel>();
    return products.map((product) => {
      const line = above(product.parent, known);
      return {
        product,
        values: line.reduce((values: PimValues, model) => inherit(values, model.values), product.values ?? {}),
        familyVariant: line.find(({ familyVariant }) => familyVariant)?.familyVariant,
      };
    });
  };
}

async function readModels(
  pim: Pim,
  { wanted, families, variant }: { wanted: ReadonlySet<string>; families: Search; variant: RestProduct },
): Promise<ReadonlyMap<string, KeptModel>> {
  const parent = await pim.get<RestModel>(`/api/rest/v1/product-models/${encodeURIComponent(variant.parent ?? '')}`);
  const isGiven = givesAll(variant, parent);
  const models = new Map<string, KeptModel>();
  for await (const page of readPages<RestModel>(pim, address('/api/rest/v1/product-models', families))) {
    for (const { code, parent: next, family_variant: familyVariant, values } of page) {
      models.set(code, {
        parent: next ?? null,
        familyVariant: familyVariant ?? undefined,
        values: isGiven ? {} : only(values, wanted),
      });
    }
  }
  return models;
}

/** Whether a PIM gives the values of a model with its variant. */
function givesAll(product: RestProduct, model: RestModel): boolean {
  const held = Object.keys(model.values ?? {}).filter((code) =>
    entriesOf(model.values, code).some(({ data }) => !isEmpty(data)),
  );
  return held.length > 0 && held.every((code) => entriesOf(product.values, code).length > 0);
}

function only(values: PimValues | undefined, wanted: ReadonlySet<string>): PimValues {
  const held = Object.entries((values ?? {}) as Readonly<Record<string, readonly PimValue[]>>);
  return Object.fromEntries(held.filter(([code]) => wanted.has(code)));
}

/** The values of a model, but for those that are nearer already; those of other locales and channels stay. */
function inherit(lower: PimValues, upper: PimValues): PimValues {
  const added = Object.entries((upper ?? {}) as Readonly<Record<string, readonly PimValue[]>>);
  if (added.length === 0) return lower;
  const merged: Record<string, readonly PimValue[]> = { ...(lower as Readonly<Record<string, readonly PimValue[]>>) };
  for (const [code, entries] of added) {
    const near = merged[code] ?? [];
    const isNear = (one: PimValue) => near.some(({ locale, scope }) => locale === one.locale && scope === one.scope);
    merged[code] = [...near, ...entries.filter((one) => !isNear(one))];
  }
  return merged;
}
