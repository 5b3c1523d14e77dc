import type {
  CatalogueStructure,
  Channel,
  EtimClass,
  EtimFeature,
  Family,
  FamilyVariant,
  MeasurementFamily,
  OtherAttribute,
} from '../fields/akeneo/catalogue-structure.js';
import type { Database } from './open-database.js';
import type { StructureKind } from './schema.js';

/** Reads how the fields of a database belong together, each list when it is first asked for. */
export function createStructureStore({ sqlite }: Database): CatalogueStructure {
  const all = sqlite
    .prepare<[StructureKind], string>('SELECT body FROM structure WHERE kind = ? ORDER BY position')
    .pluck();
  const one = sqlite.prepare<[StructureKind, string], StoredEntry>(
    'SELECT body, details FROM structure WHERE kind = ? AND code = ?',
  );
  const known = new Map<StructureKind, readonly unknown[]>();

  function list<Entry>(kind: StructureKind): readonly Entry[] {
    const entries = known.get(kind) ?? all.all(kind).map((body) => JSON.parse(body));
    known.set(kind, entries);
    return entries as readonly Entry[];
  }

  return {
    otherAttributes: () => list<OtherAttribute>('other-attribute'),
    families: () => list<Family>('family'),
    familyVariants(family) {
      const variants = list<FamilyVariant>('family-variant');
      return family === undefined ? variants : variants.filter((variant) => variant.family === family);
    },
    channels: () => list<Channel>('channel'),
    locales: () => list<{ readonly code: string }>('locale').map(({ code }) => code),
    measurementFamilies: () => list<MeasurementFamily>('measurement-family'),
    etimClass(code) {
      const row = one.get('etim-class', code);
      return row && { ...(JSON.parse(row.body) as ListedClass), features: featuresOf(row) };
    },
    etimClasses: () => list<ListedClass>('etim-class'),
  };
}

type ListedClass = Omit<EtimClass, 'features'>;

interface StoredEntry {
  readonly body: string;
  readonly details: string | null;
}

function featuresOf({ details }: StoredEntry): readonly EtimFeature[] {
  return details === null ? [] : JSON.parse(details);
}
