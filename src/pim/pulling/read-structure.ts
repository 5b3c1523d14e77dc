import { ConnectorError, didYouMean, UserError } from '../../errors.js';
import type { RestAttribute, RestOption } from '../../fields/akeneo/akeneo-rest.js';
import type { Channel, Family, FamilyVariant, MeasurementFamily } from '../../fields/akeneo/catalogue-structure.js';
import {
  type RestChannel,
  type RestFamily,
  type RestFamilyVariant,
  type RestMeasurementFamily,
  toChannel,
  toFamily,
  toFamilyVariant,
  toMeasurementFamily,
} from '../../fields/akeneo/rest-structure.js';
import { readAll } from '../client/pages.js';
import type { Pim } from '../client/pim.js';

/** How the attributes of a PIM belong together, as it is now. */
export interface PimStructure {
  readonly attributes: ReadonlyMap<string, RestAttribute>;
  readonly families: ReadonlyMap<string, Family>;
  readonly familyVariants: ReadonlyMap<string, FamilyVariant>;
  readonly channels: readonly Channel[];
  /** Codes of those in use. */
  readonly locales: readonly string[];
  readonly measurementFamilies: ReadonlyMap<string, MeasurementFamily>;
  /** Sentences on what the connection may not read. */
  readonly notes: readonly string[];
}

const API = '/api/rest/v1';
const OPTIONED = new Set(['pim_catalog_simpleselect', 'pim_catalog_multiselect']);

/**
 * Reads attributes, families, variants, channels, locales and units.
 * @param families the only ones whose variants are read; default all
 * @throws UserError for a family that the PIM has not
 */
export async function readStructure(pim: Pim, families?: readonly string[]): Promise<PimStructure> {
  const notes: string[] = [];
  const optional = async <T>(what: string, path: string): Promise<readonly T[]> => {
    try {
      return await readAll<T>(pim, path);
    } catch (error) {
      if (!(error instanceof ConnectorError) || (error.status !== 403 && error.status !== 404)) throw error;
      notes.push(`${what} are not read (${error.message})`);
      return [];
    }
  };
  const [attributes, allFamilies, channels, locales, units] = await Promise.all([
    readAll<RestAttribute>(pim, `${API}/attributes`),
    readAll<RestFamily>(pim, `${API}/families`),
    optional<RestChannel>('channels', `${API}/channels`),
    optional<{ readonly code: string; readonly enabled?: boolean | null }>('locales', `${API}/locales`),
    optional<RestMeasurementFamily>('measurement families', `${API}/measurement-families`),
  ]);
  const known = byCode(allFamilies.map(toFamily));
  for (const code of families ?? []) checkFamily(code, known);
  const variants = await Promise.all((families ?? [...known.keys()]).map((code) => readVariants(pim, code)));
  return {
    attributes: byCode(attributes),
    families: known,
    familyVariants: byCode(variants.flat()),
    channels: channels.map(toChannel),
    locales: locales.filter(({ enabled }) => enabled !== false).map(({ code }) => code),
    measurementFamilies: byCode(units.map(toMeasurementFamily)),
    notes,
  };
}

/** The options of those attributes that have some, by attribute. */
export async function readOptions(
  pim: Pim,
  attributes: readonly RestAttribute[],
): Promise<ReadonlyMap<string, readonly RestOption[]>> {
  const optioned = attributes.filter(({ type }) => OPTIONED.has(type));
  const lists = await Promise.all(
    optioned.map(
      async ({ code }) =>
        [code, await readAll<RestOption>(pim, `${API}/attributes/${encodeURIComponent(code)}/options`)] as const,
    ),
  );
  return new Map(lists);
}

async function readVariants(pim: Pim, family: string): Promise<readonly FamilyVariant[]> {
  const raw = await readAll<RestFamilyVariant>(pim, `${API}/families/${encodeURIComponent(family)}/variants`);
  return raw.map((variant) => toFamilyVariant(variant, family));
}

function checkFamily(code: string, known: ReadonlyMap<string, Family>): void {
  if (known.has(code)) return;
  const codes = [...known.keys()];
  const names = codes.length > 12 ? `${codes.slice(0, 12).join(', ')}, …` : codes.join(', ');
  throw new UserError(
    `the PIM has no family "${code}"${didYouMean(code, codes)} (there are ${names || 'none'})`,
    'family',
  );
}

function byCode<T extends { readonly code: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.code, item]));
}
