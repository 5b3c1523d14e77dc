import { createHash } from 'node:crypto';
import type { EarlyLooks } from '../../engine/learning/early-looks.js';
import { acceptValue } from '../../fields/accept.js';
import type { MeasurementFamily } from '../../fields/akeneo/catalogue-structure.js';
import type { Evidence, Field, Value } from '../../fields/field.js';
import { readText } from '../../fields/text.js';
import { levelOf } from '../levels.js';
import type { WholeProduct } from '../products/inherit.js';
import { type Place, valueAt } from '../reading.js';
import { type TextAttributes, wholeText } from '../texts.js';
import { isTakenByOthers, wordsOfValue } from './grounded.js';
import { rawValue } from './raw-value.js';
import type { PimStructure } from './read-structure.js';

/** What one product teaches. */
export interface ProductExample {
  readonly product: string;
  /** Empty when the product has no text, and teaches nothing. */
  readonly description: string;
  /** Null says that the text does not state the field. */
  readonly values: Readonly<Record<string, Value>>;
}

/** What became of the values of one field. */
export interface FieldTally {
  taken: number;
  /** Values that do not stand in the text of their product. */
  unstated: number;
  /** Values that the field does not accept. */
  refused: number;
  /** Why the first of these was not accepted. */
  reason?: string;
  /** Values of variants with one text for several values. */
  contradicted: number;
  /** Products without a value whose text states other things by all that could be one. */
  absent: number;
}

/** Reads examples out of products. */
export interface Learning {
  exampleOf(product: WholeProduct, id: string): Promise<ProductExample>;
  /** Whether a value of an example is one of several that one text has among the variants of a model. */
  isContradicted(example: Pick<ProductExample, 'description'>, field: string): boolean;
  hasContradictions(): boolean;
  readonly tallies: ReadonlyMap<string, FieldTally>;
}

/**
 * @param trust whether values count that do not stand in the text
 * @param looks where what is known of a text is looked at, while it is read
 */
export function createLearning(
  structure: Pick<PimStructure, 'families' | 'familyVariants' | 'measurementFamilies'>,
  {
    fields,
    texts,
    place,
    trust,
    looks,
  }: { fields: readonly Field[]; texts: TextAttributes; place: Place; trust: boolean; looks?: EarlyLooks },
): Learning {
  const tallies = new Map(
    fields.map(({ code }) => [code, { taken: 0, absent: 0, unstated: 0, refused: 0, contradicted: 0 } as FieldTally]),
  );
  const byCode = new Map(fields.map((field) => [field.code, field]));
  const familyFields = once((family: string) =>
    (structure.families.get(family)?.attributes ?? []).flatMap((code) => byCode.get(code) ?? []),
  );
  const shared = createSharedTexts();

  return {
    tallies,
    isContradicted: ({ description }, field) => shared.isContradicted(description, field),
    hasContradictions: shared.hasContradictions,
    async exampleOf({ product, values, familyVariant }, id) {
      const family = product.family ?? '';
      const description = await wholeText(texts.textsOf(product.family ?? null, values, place));
      if (description === '') return { product: id, description, values: {} };
      const text = readText(description);
      const variant = familyVariant === undefined ? undefined : structure.familyVariants.get(familyVariant);
      const known: Record<string, Value> = {};
      const words: Evidence[] = [];
      const empty: Field[] = [];
      for (const field of familyFields(family)) {
        const data = valueAt(values, field.code, place);
        if (data === undefined) {
          // Variants share a text, which may state of one what another has no value of.
          if (levelOf(variant, field.code) === 0) empty.push(field);
          continue;
        }
        const tally = tallies.get(field.code) as FieldTally;
        const value = acceptedValue(field, data, structure.measurementFamilies);
        if ('refused' in value) {
          tally.refused += 1;
          tally.reason ??= value.refused;
          continue;
        }
        const its = wordsOfValue(field, value.value, text);
        words.push(...its);
        if (!trust && its.length === 0) {
          tally.unstated += 1;
          continue;
        }
        known[field.code] = value.value;
        tally.taken += 1;
        if (levelOf(variant, field.code) === 0) continue;
        for (const fresh of shared.add(description, field.code, value.value)) {
          tally.taken -= fresh;
          tally.contradicted += fresh;
        }
      }
      for (const field of empty) {
        if (!isTakenByOthers(field, text, words)) continue;
        known[field.code] = null;
        (tallies.get(field.code) as FieldTally).absent += 1;
      }
      looks?.add(
        text,
        Object.entries(known).map(([code, value]) => [byCode.get(code) as Field, value]),
      );
      return { product: id, description, values: known };
    },
  };
}

function acceptedValue(
  field: Field,
  data: unknown,
  families: ReadonlyMap<string, MeasurementFamily>,
): { readonly value: Value } | { readonly refused: string } {
  const read = rawValue(field, data, families);
  if ('refused' in read) return read;
  const accepted = acceptValue(field, read.raw);
  if (!accepted.ok) return { refused: accepted.reason };
  return accepted.value === null ? { refused: `${JSON.stringify(data)} says nothing` } : { value: accepted.value };
}

/** Variants often have one text: it cannot have given the values in which they differ. */
function createSharedTexts() {
  const known = new Map<string, { readonly json: string; count: number; contradicted: boolean }>();
  let last = { description: '', digest: '' };
  let contradicted = 0;

  function keyOf(description: string, field: string): string {
    if (last.description !== description)
      last = { description, digest: createHash('sha1').update(description).digest('base64') };
    return `${field}\n${last.digest}`;
  }

  return {
    /** @returns how many values have turned out to be contradicted by this one, itself included */
    *add(description: string, field: string, value: Value): Generator<number> {
      const key = keyOf(description, field);
      const json = JSON.stringify(value);
      const entry = known.get(key);
      if (!entry) known.set(key, { json, count: 1, contradicted: false });
      else if (entry.contradicted) yield 1;
      else {
        entry.count += 1;
        entry.contradicted = entry.json !== json;
        if (!entry.contradicted) return;
        contradicted += 1;
        yield entry.count;
      }
    },
    isContradicted: (description: string, field: string) =>
      contradicted > 0 && known.get(keyOf(description, field))?.contradicted === true,
    hasContradictions: () => contradicted > 0,
  };
}

function once<T>(work: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key) ?? work(key);
    known.set(key, found);
    return found;
  };
}
