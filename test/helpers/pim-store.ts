/** A value as a PIM holds it. */
export interface StoredValue {
  readonly locale: string | null;
  readonly scope: string | null;
  data: unknown;
}

/** A product or product model as a PIM holds it. */
export interface StoredProduct {
  uuid?: string;
  identifier?: string | null;
  code?: string;
  family: string | null;
  family_variant?: string;
  parent: string | null;
  values: Record<string, StoredValue[]>;
  updated: string;
  enabled?: boolean;
}

/** Anything that has a code. */
export type Coded = { readonly code: string } & Readonly<Record<string, unknown>>;

/** What a PIM holds; tests change it as they like. */
export interface PimStore {
  readonly attributes: Coded[];
  readonly options: Record<string, Coded[]>;
  readonly families: Coded[];
  readonly variants: Record<string, Coded[]>;
  readonly channels: Coded[];
  readonly locales: Coded[];
  readonly measurementFamilies: Coded[];
  readonly products: Map<string, StoredProduct>;
  readonly models: Map<string, StoredProduct>;
}

/** A PIM that holds nothing. */
export function emptyStore(): PimStore {
  return {
    attributes: [],
    options: {},
    families: [],
    variants: {},
    channels: [],
    locales: [],
    measurementFamilies: [],
    products: new Map(),
    models: new Map(),
  };
}

type Rule = { readonly operator: string; readonly value?: unknown; readonly locale?: string; readonly scope?: string };

/** Whether a product is one that a `search` parameter asks for. */
export function matches(product: StoredProduct, search: Readonly<Record<string, readonly Rule[]>>): boolean {
  return Object.entries(search).every(([name, rules]) => rules.every((rule) => meets(product, name, rule)));
}

function meets(product: StoredProduct, name: string, { operator, value, locale, scope }: Rule): boolean {
  const own = product as unknown as Readonly<Record<string, unknown>>;
  if (name === 'updated') return Date.parse(product.updated) > Date.parse(`${String(value).replace(' ', 'T')}Z`);
  if (name in own || ['parent', 'family', 'identifier', 'uuid', 'code'].includes(name)) {
    if (operator === 'EMPTY') return own[name] === null || own[name] === undefined;
    if (operator === '=') return own[name] === value;
    return Array.isArray(value) && value.includes(own[name]) === (operator === 'IN');
  }
  const held = (product.values[name] ?? []).filter(
    (one) => (!locale || one.locale === locale) && (!scope || one.scope === scope),
  );
  return operator === 'EMPTY' ? held.length === 0 : held.length > 0;
}

/** What a line of a PATCH ends with. */
export interface LineStatus {
  readonly status_code: number;
  readonly message?: string;
  readonly errors?: readonly object[];
}

const unprocessable = (message: string, property = 'values', attribute?: string): LineStatus => ({
  status_code: 422,
  message: 'Validation failed.',
  errors: [{ property, message, ...(attribute && { attribute }) }],
});

/** The attributes that an entity may hold on its level; undefined for all. */
function levelOf(store: PimStore, entity: StoredProduct): ReadonlySet<string> | undefined {
  const family = store.families.find(({ code }) => code === entity.family);
  const all = (family?.attributes ?? []) as readonly string[];
  const parent = entity.parent === null ? undefined : store.models.get(entity.parent);
  const top = parent?.parent ? store.models.get(parent.parent) : parent;
  const variantCode = entity.family_variant ?? top?.family_variant ?? parent?.family_variant;
  if (!variantCode) return undefined;
  const variant = Object.values(store.variants)
    .flat()
    .find(({ code }) => code === variantCode);
  const sets = (variant?.variant_attribute_sets ?? []) as { level: number; axes: string[]; attributes: string[] }[];
  const level = entity.parent === null ? 0 : parent?.parent ? 2 : 1;
  const set = sets.find((one) => one.level === level);
  if (level > 0) return new Set([...(set?.attributes ?? []), ...(set?.axes ?? [])]);
  const lower = new Set(sets.flatMap(({ attributes, axes }) => [...attributes, ...axes]));
  return new Set(all.filter((code) => !lower.has(code)));
}

/** Takes one line as a PIM does: values are merged by locale and scope, `data: null` erases, what is wrong is refused. */
export function patchEntity(
  store: PimStore,
  entity: StoredProduct,
  line: Readonly<Record<string, unknown>>,
): LineStatus {
  const values = (line.values ?? {}) as Record<string, StoredValue[]>;
  const level = levelOf(store, entity);
  for (const [code, entries] of Object.entries(values)) {
    const attribute = store.attributes.find((one) => one.code === code);
    if (!attribute) return unprocessable(`The ${code} attribute does not exist in your PIM.`, 'values', code);
    if (level && !level.has(code))
      return unprocessable(
        `Cannot set the property "${code}" to this entity as it is not in the attribute set`,
        'attribute',
      );
    for (const entry of entries) {
      const problem = problemOf(store, attribute, entry);
      if (problem) return unprocessable(problem, 'values', code);
    }
  }
  for (const [code, entries] of Object.entries(values)) {
    for (const entry of entries) {
      const kept = (entity.values[code] ?? []).filter(
        ({ locale, scope }) => locale !== entry.locale || scope !== entry.scope,
      );
      entity.values[code] = entry.data === null ? kept : [...kept, entry];
      if (entity.values[code]?.length === 0) delete entity.values[code];
    }
  }
  entity.updated = new Date().toISOString();
  return { status_code: 204 };
}

function problemOf(store: PimStore, attribute: Coded, { data, locale, scope }: StoredValue): string | undefined {
  const { code, type } = attribute;
  if (Boolean(attribute.localizable) !== (locale !== null))
    return `Attribute "${code}" expects ${locale ? 'no' : 'a'} locale`;
  if (Boolean(attribute.scopable) !== (scope !== null))
    return `Attribute "${code}" expects ${scope ? 'no' : 'a'} scope`;
  if (data === null) return undefined;
  const isAmount = (amount: unknown) =>
    attribute.decimals_allowed ? typeof amount === 'string' : Number.isInteger(amount);
  switch (type) {
    case 'pim_catalog_simpleselect':
      if (typeof data !== 'string') return `The ${code} attribute expects a string`;
      return optionProblem(store, code, [data]);
    case 'pim_catalog_multiselect':
      if (!Array.isArray(data)) return `The ${code} attribute expects an array`;
      return optionProblem(store, code, data);
    case 'pim_catalog_boolean':
      return typeof data === 'boolean' ? undefined : `The ${code} attribute requires a boolean value`;
    case 'pim_catalog_number':
      if (!isAmount(data))
        return `The ${code} attribute expects ${attribute.decimals_allowed ? 'a string' : 'an integer'}`;
      if (attribute.number_max !== undefined && Number(data) > Number(attribute.number_max))
        return `The ${code} attribute must be ${attribute.number_max} or less.`;
      return undefined;
    case 'pim_catalog_metric': {
      const { amount, unit } = data as { amount?: unknown; unit?: unknown };
      return isAmount(amount) && typeof unit === 'string'
        ? undefined
        : `The ${code} attribute expects an amount and a unit`;
    }
    default:
      if (typeof data !== 'string') return `The ${code} attribute expects a string`;
      return data.length > Number(attribute.max_characters ?? 65_535)
        ? `The ${code} attribute must not contain more than ${attribute.max_characters} characters.`
        : undefined;
  }
}

function optionProblem(store: PimStore, code: string, data: readonly unknown[]): string | undefined {
  const known = new Set((store.options[code] ?? []).map((option) => option.code));
  const wrong = data.find((option) => !known.has(String(option)));
  return wrong === undefined ? undefined : `The ${wrong} value is not in the ${code} attribute option list.`;
}
