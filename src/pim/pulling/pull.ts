import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPull, settlePull } from '../../database/catalogue/pim-pulls.js';
import type { Database } from '../../database/open-database.js';
import { seedDatabase } from '../../database/seeding/seed-database.js';
import type { SeedReport } from '../../database/seeding/seed-report.js';
import { seedStructure } from '../../database/seeding/seed-structure.js';
import type { Field } from '../../fields/field.js';
import type { Pim } from '../client/pim.js';
import { type PimVersion, productRoute, readVersion } from '../client/version.js';
import { createInheritance } from '../products/inherit.js';
import { familyOf, searchProducts, updatedSince } from '../products/search-products.js';
import { choosePlace, type Place } from '../reading.js';
import { chooseTexts, type TextAttributes } from '../texts.js';
import { createLearning, type FieldTally, type Learning, type Lesson } from './learn-products.js';
import { openLessonFiles } from './lesson-files.js';
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
  const base = { version, place, texts, pulled };
  const stated = {
    fields: pulled.fields.map((field) => ({ field, unitFromLabel: false })),
    notes: [],
    structure: statedStructure(structure, pulled.others),
  };
  const notes = [...structure.notes, ...pulled.notes];
  const source = [pim.origin, ...(options.families?.toSorted() ?? ['*'])].join(' ');
  const isNarrow = options.families !== undefined || options.attributes !== undefined;
  const replaceStructure = (open: Database) => {
    if (!isNarrow) seedStructure(open, stated.structure, true);
  };
  if (!options.examples) {
    const settle = async (open: Database) => {
      replaceStructure(open);
      return 0;
    };
    const seed = await seedDatabase(database, { ...seeding(pim, options), stated, examples: [], settle });
    return { ...base, tallies: new Map(), products: 0, withoutText: 0, since: undefined, seed, notes };
  }
  const settings = settingsOf(pulled.fields, texts, place, options.trust);
  const earlier = options.full ? undefined : readPull(database, source);
  const since = options.since ?? (earlier?.settings === settings ? earlier.since - OVERLAP : undefined);
  const folder = await mkdtemp(join(tmpdir(), 'akeneo-lookup-pull-'));
  try {
    const learning = createLearning(structure, { fields: pulled.fields, texts, place, trust: options.trust });
    const files = openLessonFiles(folder);
    let withoutText = 0;
    const reading = { version, structure, options, pulled, texts, since };
    const products = await readLessons(pim, reading, learning, (lesson) => {
      if (lesson.description === '') withoutText += 1;
      files.add(lesson);
    });
    const examples = await files.finish(learning);
    options.onProgress('loading what was read');
    const seed = await seedDatabase(database, {
      ...seeding(pim, options),
      stated,
      examples: [examples],
      async settle(open) {
        replaceStructure(open);
        return settlePull(open, {
          source,
          settings,
          since: began,
          isWhole: since === undefined,
          products: files.taught(learning),
        });
      },
    });
    return { ...base, tallies: learning.tallies, products, withoutText, since, seed, notes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function seeding({ signal }: Pim, { onProgress }: PullOptions) {
  // Texts were read already.
  return { fields: [], html: 'never' as const, signal, onProgress };
}

/** What a product's lesson depends on beside the product. */
function settingsOf(fields: readonly Field[], texts: TextAttributes, place: Place, trust: boolean): string {
  const parts = [fields.map(({ code, type, unit }) => [code, type, unit]), [...texts.all], place, trust];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

interface Reading {
  readonly version: PimVersion;
  readonly structure: PimStructure;
  readonly options: PullOptions;
  readonly pulled: PulledFields;
  readonly texts: TextAttributes;
  readonly since: number | undefined;
}

/** @returns how many products were read */
async function readLessons(
  pim: Pim,
  { version, options, pulled, texts, since }: Reading,
  learning: Learning,
  onLesson: (lesson: Lesson) => void,
): Promise<number> {
  const route = productRoute(version);
  const wanted = new Set([...pulled.fields.map(({ code }) => code), ...texts.all]);
  const families = familyOf(options.families);
  const whole = createInheritance(pim, wanted, families);
  let count = 0;
  for await (const page of searchProducts(pim, route, {
    families,
    search: since === undefined ? {} : updatedSince(since),
    since,
  })) {
    for (const one of await whole(page)) {
      const id = one.product[route.key];
      if (id) onLesson(await learning.lessonOf(one, id));
    }
    count += page.length;
    options.onProgress(`reading products: ${count.toLocaleString('en')}`);
  }
  return count;
}
