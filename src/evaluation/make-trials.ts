import type { Field } from '../fields/field.js';
import type { Product } from '../input/product.js';
import { readAccepted } from './accepted-values.js';
import { kindOfSlot, type Slot, type Trial } from './trial.js';
import { createTroubles, type Troubles } from './troubles.js';

/** A decided value as its file states it. */
export interface GoldRow {
  readonly id: string;
  /** The field's code. */
  readonly field: string;
  /** A list of values of which any is right; null when the text does not state the field. */
  readonly accepted: unknown;
  readonly kind?: string;
}

type ProductText = Pick<Product, 'id' | 'description' | 'fields'>;

/** Where trials come from. */
export interface TrialSources {
  readonly products: AsyncIterable<ProductText> | Iterable<ProductText>;
  readonly gold: AsyncIterable<GoldRow> | Iterable<GoldRow>;
  field(code: string): Field | undefined;
  /** The only codes to measure; all when absent. */
  readonly only?: readonly string[];
  /** The most products; all when absent. */
  readonly limit?: number;
}

/** The products that the gold decides something of, and sentences about what does not fit. */
export interface MadeTrials {
  readonly trials: readonly Trial[];
  /** Codes that the catalogue does not hold. */
  readonly unknownFields: readonly string[];
  readonly warnings: readonly string[];
}

type SlotsById = Map<string, Map<string, Slot>>;

/** Brings products and gold together. */
export async function makeTrials({ products, gold, field, only, limit = Infinity }: TrialSources): Promise<MadeTrials> {
  const troubles = createTroubles();
  const wanted = only && new Set(only);
  const { slots, unknownFields } = await readGold(gold, field, wanted, troubles);
  const trials = await matchProducts(products, slots, limit, troubles);
  return { trials, unknownFields, warnings: troubles.sentences() };
}

async function readGold(
  gold: TrialSources['gold'],
  fieldOf: TrialSources['field'],
  wanted: ReadonlySet<string> | undefined,
  troubles: Troubles,
): Promise<{ slots: SlotsById; unknownFields: readonly string[] }> {
  const slots: SlotsById = new Map();
  const unknown = new Set<string>();
  for await (const row of gold) {
    if (wanted && !wanted.has(row.field)) continue;
    const field = fieldOf(row.field);
    if (!field) {
      unknown.add(row.field);
      troubles.add('gold rows of unknown fields, left out', `${row.id} ${row.field}`);
      continue;
    }
    const ofProduct = slots.get(row.id) ?? new Map<string, Slot>();
    slots.set(row.id, ofProduct);
    if (ofProduct.has(row.field))
      troubles.add('gold rows that decide a field again, left out', `${row.id} ${row.field}`);
    else ofProduct.set(row.field, slotOf(row, field, troubles));
  }
  return { slots, unknownFields: [...unknown] };
}

function slotOf(row: GoldRow, field: Field, troubles: Troubles): Slot {
  const { accepted, refused } = readAccepted(field, row.accepted);
  for (const value of refused)
    troubles.add(
      'gold values that their field does not take, which no answer can equal',
      `${row.id} ${row.field} "${value}"`,
    );
  return { field, kind: row.kind ?? kindOfSlot(field), accepted };
}

async function matchProducts(
  products: TrialSources['products'],
  slots: SlotsById,
  limit: number,
  troubles: Troubles,
): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  const seen = new Set<string>();
  for await (const { id: given, description, fields } of products) {
    const id = String(given);
    if (trials.length >= limit) return trials;
    const known = slots.get(id);
    if (seen.has(id)) troubles.add('products whose id comes again, left out', id);
    else if (!known) troubles.add('products without gold, left out', id);
    else trials.push({ id, description, slots: askedSlots(id, known, fields, troubles) });
    seen.add(id);
  }
  for (const id of slots.keys()) if (!seen.has(id)) troubles.add('products that only the gold knows', id);
  return trials;
}

/** A product that names its fields is asked those of them that the gold decides. */
function askedSlots(
  id: string,
  known: ReadonlyMap<string, Slot>,
  fields: readonly string[] | undefined,
  troubles: Troubles,
): readonly Slot[] {
  if (!fields) return [...known.values()];
  for (const code of known.keys())
    if (!fields.includes(code))
      troubles.add('gold of fields that their product does not ask, left out', `${id} ${code}`);
  return fields.flatMap((code) => known.get(code) ?? []);
}
