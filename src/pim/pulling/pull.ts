import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPull, recordPull } from '../../database/catalogue/pim-pulls.js';
import type { Database } from '../../database/open-database.js';
import { seedDatabase } from '../../database/seeding/seed-database.js';
import type { SeedReport } from '../../database/seeding/seed-report.js';
import { seedStructure } from '../../database/seeding/seed-structure.js';
import { TRAINING_SAMPLE } from '../../database/seeding/training-texts.js';
import { createEarlyLooks } from '../../engine/learning/early-looks.js';
import type { Field } from '../../fields/field.js';
import type { Pim } from '../client/pim.js';
import { type PimVersion, productRoute, readVersion } from '../client/version.js';
import { createInheritance } from '../products/inherit.js';
import { familyOf, searchProducts, updatedSince } from '../products/search-products.js';
import { choosePlace, type Place } from '../reading.js';
import { chooseTexts, type TextAttributes } from '../texts.js';
import { openExampleFiles } from './example-files.js';
import { createLearning, type FieldTally, type Learning, type ProductExample } from './learn-products.js';
import { chooseAttributes, type PulledFields, pullFields, statedStructure } from './pull-fields.js';
import { type PimStructure, readOptions, readStructure } from './read-structure.js';

/** What to read of a PIM; what is left out is everything. */
export interface PullOptions {
  readonly families?: readonly string[] | undefined;
  readonly attributes?: readonly string[] | undefined;
  /** Attributes that are read as texts. */
  readonly texts?: readonly string[] | undefined;
  readonly locale?: string | undefined;
  readonly channel?: string | undefined;
  /** Milliseconds since 1970: only products that were updated after it; default since the pull before, if it was like this one. */
  readonly since?: number | undefined;
  /** Whether every product is read again. */
  readonly full?: boolean;
  readonly examples: boolean;
  /** Whether values count as examples that do not stand in the text. */
  readonly trust: boolean;
  readonly onProgress: (text: string) => void;
}

/** What a pull did. */
export interface PullReport {
  readonly version: PimVersion;
  readonly place: Place;
  readonly texts: TextAttributes;
  readonly pulled: PulledFields;
  /** By field; empty without examples. */
  readonly tallies: ReadonlyMap<string, FieldTally>;
  readonly products: number;
  /** Of these, how many have no text at the place that is read. */
  readonly withoutText: number;
  /** From when on products were read, in milliseconds since 1970; undefined for all. */
  readonly since: number | undefined;
  readonly seed: SeedReport;
  readonly notes: readonly string[];
}

/** Products are asked for from a little before the last pull on: a PIM's search index follows it after a while. */
const OVERLAP = 300_000;

/**
 * Fills a catalogue with the attributes of a PIM as fields, how they belong together, and what its products teach: all of
 * it in one transaction, once everything has been read.
 */
export async function pullCatalogue(pim: Pim, database: Database, options: PullOptions): Promise<PullReport> {
  const version = await readVersion(pim);
  const began = pim.now() ?? Date.now();
  options.onProgress('reading attributes and families');
  const structure = await readStructure(pim, options.families);
  const place = choosePlace(structure.channels, structure.locales, options);
  const texts = chooseTexts(structure, options.texts);
  const attributes = chooseAttributes(structure, options);
  options.onProgress(`reading the options of ${attributes.length} attributes`);
  const pulled = pullFields(attributes, await readOptions(pim, attributes), structure, {
    texts,
    place,
    named: options.attributes ?? [],
  });
  const context = { pim, database, options, version, began, structure, place, texts, pulled };
  const outcome = options.examples ? await pullExamples(context) : await pullFieldsOnly(context);
  return { version, place, texts, pulled, ...outcome, notes: [...structure.notes, ...pulled.notes] };
}

/** What a pull has read of everything but products. */
interface PullContext {
  readonly pim: Pim;
  readonly database: Database;
  readonly options: PullOptions;
  readonly version: PimVersion;
  /** When it began, by the PIM's clock. */
  readonly began: number;
  readonly structure: PimStructure;
  readonly place: Place;
  readonly texts: TextAttributes;
  readonly pulled: PulledFields;
}

type Outcome = Pick<PullReport, 'tallies' | 'products' | 'withoutText' | 'since' | 'seed'>;

async function pullFieldsOnly(context: PullContext): Promise<Outcome> {
  const afterExamples = async (open: Database) => {
    replaceStructure(open, context);
    return 0;
  };
  const seed = await seedDatabase(context.database, { ...seeding(context), examples: [], afterExamples });
  return { tallies: new Map(), products: 0, withoutText: 0, since: undefined, seed };
}

async function pullExamples(context: PullContext): Promise<Outcome> {
  const { database, options, structure, place, texts, pulled, began } = context;
  const source = sourceOf(context);
  const settings = settingsOf(pulled.fields, texts, place, options.trust);
  const earlier = options.full ? undefined : readPull(database, source);
  const since = options.since ?? (earlier?.settings === settings ? earlier.since - OVERLAP : undefined);
  const folder = await mkdtemp(join(tmpdir(), 'akeneo-lookup-pull-'));
  try {
    const looks = createEarlyLooks(TRAINING_SAMPLE);
    const learning = createLearning(structure, { fields: pulled.fields, texts, place, trust: options.trust, looks });
    const files = openExampleFiles(folder);
    const read = await readPages(context, since, learning, files.add);
    const examples = await files.finish(learning);
    options.onProgress('loading what was read');
    const seed = await seedDatabase(database, {
      ...seeding(context),
      examples,
      looks,
      // Products come in the order of their ids, and so do the places of what is written of them.
      cacheSize: 4,
      async afterExamples(open) {
        replaceStructure(open, context);
        const isWhole = since === undefined;
        return recordPull(open, { source, settings, since: began, isWhole, products: files.taught(learning) });
      },
    });
    return { tallies: learning.tallies, ...read, since, seed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a pull is the next one of: another locale or family, or other attributes, stand beside it in the catalogue. */
function sourceOf({ pim, options, place }: PullContext): string {
  const { families = ['*'], attributes = ['*'] } = options;
  const names = [families, attributes].map((codes) => codes.toSorted().join(','));
  return [pim.origin, ...names, place.locale ?? '', place.channel ?? ''].join(' ');
}

/** Families and channels that are gone from the PIM go from the catalogue, when all of them were read. */
function replaceStructure(open: Database, { options, structure, pulled }: PullContext): void {
  if (options.families !== undefined || options.attributes !== undefined) return;
  seedStructure(open, statedStructure(structure, pulled.others), true);
}

function seeding({ pim, options, structure, pulled }: PullContext) {
  return {
    stated: {
      fields: pulled.fields.map((field) => ({ field, unitFromLabel: false })),
      notes: [],
      structure: statedStructure(structure, pulled.others),
    },
    fields: [],
    // Texts were read already.
    html: 'never' as const,
    signal: pim.signal,
    onProgress: options.onProgress,
  };
}

/** What a product's example depends on beside the product. */
function settingsOf(fields: readonly Field[], texts: TextAttributes, place: Place, trust: boolean): string {
  const parts = [fields.map(({ code, type, unit }) => [code, type, unit]), [...texts.all], place, trust];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

async function readPages(
  { pim, version, options, pulled, texts }: PullContext,
  since: number | undefined,
  learning: Learning,
  onExample: (example: ProductExample) => void,
): Promise<Pick<Outcome, 'products' | 'withoutText'>> {
  const route = productRoute(version);
  const wanted = new Set([...pulled.fields.map(({ code }) => code), ...texts.all]);
  const families = familyOf(options.families);
  const whole = createInheritance(pim, wanted, families);
  const search = since === undefined ? {} : updatedSince(since);
  let products = 0;
  let withoutText = 0;
  for await (const page of searchProducts(pim, route, { families, search, since })) {
    for (const one of await whole(page)) {
      const id = one.product[route.key];
      if (!id) continue;
      const example = await learning.exampleOf(one, id);
      if (example.description === '') withoutText += 1;
      onExample(example);
    }
    products += page.length;
    options.onProgress(`reading products: ${products.toLocaleString('en')}`);
  }
  return { products, withoutText };
}
