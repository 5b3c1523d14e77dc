import { findRun, latestRuns } from '../../src/database/catalogue/pim-ledger.js';
import { createFieldStore } from '../../src/database/field-store.js';
import type { AnsweredRow } from '../../src/input/read-answers.js';
import type { Change, Refusal } from '../../src/pim/pushing/change.js';
import { type PushOptions, type PushReport, pushAnswers } from '../../src/pim/pushing/push.js';
import { type UndoReport, undoRun } from '../../src/pim/pushing/undo.js';
import { emptyStore, type PimStore } from '../helpers/pim-store.js';
import { addProduct, type PimScene, startScene } from './scene.js';

/** What a push did, with all that it told. */
export interface Pushed extends PushReport {
  readonly changes: readonly Change[];
  readonly refusals: readonly Refusal[];
}

/** A PIM whose attributes are of all types, with a product `p` that has none of them, and a model of three variants. */
export interface PushScene extends PimScene {
  readonly store: PimStore;
  /** Pushes found answers: by product the values of its fields. */
  push(
    values: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
    options?: Partial<PushOptions>,
  ): Promise<Pushed>;
  pushRows(rows: readonly AnsweredRow[], options?: Partial<PushOptions>): Promise<Pushed>;
  undo(run?: number): Promise<UndoReport>;
  /** The data of an attribute that has one value for all. */
  data(key: string, attribute: string): unknown;
}

/** An answer as a lookup gives it. */
export const answer = (field: string, value: unknown, more = {}) => ({
  ...{ field, value: value as never, status: 'found', evidence: { text: `words of ${field}` }, confidence: 0.97 },
  ...more,
});

/** Starts a PIM and pulls it. */
export async function startPushScene(): Promise<PushScene> {
  const store = typedStore();
  const scene = await startScene(store);
  await scene.pull({ locale: 'en_US', channel: 'web' });
  const fields = createFieldStore(scene.database);

  async function pushRows(rows: readonly AnsweredRow[], options: Partial<PushOptions> = {}): Promise<Pushed> {
    const changes: Change[] = [];
    const refusals: Refusal[] = [];
    const report = await pushAnswers(scene.pim, each(rows), {
      ...{ accepted: false, overwrite: false, propose: false, dryRun: false, locale: 'en_US', channel: 'web' },
      ...{ input: JSON.stringify(rows), field: fields.field, database: scene.database },
      watch: {
        onChange: (change) => changes.push(change),
        onRefusal: (refusal) => refusals.push(refusal),
        onProgress() {},
      },
      ...options,
    });
    return { ...report, changes, refusals };
  }

  return {
    ...scene,
    store,
    pushRows,
    push: (values, options) =>
      pushRows(
        Object.entries(values).map(([id, own]) => ({
          id,
          answers: Object.entries(own).map(([field, value]) => answer(field, value)),
        })),
        options,
      ),
    async undo(id = latestRuns(scene.database, 1)[0]?.id ?? 0) {
      const found = findRun(scene.database, id);
      if (!found) throw new Error('no run');
      return undoRun(scene.pim, found.ledger, { dryRun: false, onChange() {}, onRefusal() {} });
    },
    data: (key, attribute) => (store.products.get(key) ?? store.models.get(key))?.values[attribute]?.[0]?.data,
  };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

function typedStore(): PimStore {
  const store = emptyStore();
  const add = (code: string, type: string, more = {}) =>
    store.attributes.push({ code, type: `pim_catalog_${type}`, ...more });
  add('name', 'text');
  add('text', 'text', { max_characters: 10 });
  add('code', 'text', { validation_rule: 'regexp', validation_regexp: '/^[a-z]{3}\\d$/i' });
  add('serial', 'text', { validation_rule: 'regexp', validation_regexp: '/^(a+)+$/' });
  add('whole', 'number', { decimals_allowed: false, negative_allowed: false, number_min: '1', number_max: '100' });
  add('decimal', 'number', { decimals_allowed: true });
  const length = { metric_family: 'Length', default_metric_unit: 'CENTIMETER' };
  add('width', 'metric', { ...length, decimals_allowed: true });
  add('height', 'metric', { ...length, decimals_allowed: false });
  add('dimmable', 'boolean');
  add('colour', 'simpleselect');
  add('uses', 'multiselect');
  add('round', 'simpleselect');
  add('slogan', 'text', { localizable: true, scopable: true });
  add('german', 'text', { localizable: true, available_locales: ['de_DE'] });
  add('unused', 'text');
  const options = (...codes: readonly string[]) =>
    codes.map((code) => ({ code, labels: { en_US: code.replace('_', ' ') } }));
  store.options.colour = options('Deep_Red', 'blue', 'green');
  store.options.uses = options('kitchen', 'garden', 'office');
  store.options.round = options('yes', 'no');
  const all = store.attributes.map(({ code }) => code).filter((code) => code !== 'unused');
  store.families.push(
    { code: 'chairs', attributes: all, attribute_as_label: 'name' },
    { code: 'others', attributes: ['name', 'unused'] },
  );
  store.locales.push({ code: 'en_US', enabled: true }, { code: 'de_DE', enabled: true });
  store.channels.push({ code: 'web', locales: ['en_US', 'de_DE'] }, { code: 'print', locales: ['en_US'] });
  const step = (value: string) => ({ convert_from_standard: [{ operator: 'mul', value }] });
  store.measurementFamilies.push({
    code: 'Length',
    standard_unit_code: 'METER',
    units: { METER: step('1'), CENTIMETER: step('0.01') },
  });
  const sets = [
    { level: 1, axes: ['colour'], attributes: ['colour', 'text'] },
    { level: 2, axes: ['uses'], attributes: ['uses', 'code'] },
  ];
  store.variants.chairs = [{ code: 'two_levels', variant_attribute_sets: sets }];
  addProduct(store, 'p', { name: 'A chair' });
  addProduct(store, 'q', { name: 'A stool' });
  const model = (code: string, parent: string | null) =>
    store.models.set(code, {
      code,
      family: 'chairs',
      family_variant: 'two_levels',
      parent,
      values: {},
      updated: '2026-01-01T00:00:00+00:00',
    });
  model('top', null);
  model('top_red', 'top');
  model('top_blue', 'top');
  addProduct(store, 'v1', {}, { parent: 'top_red' });
  addProduct(store, 'v2', {}, { parent: 'top_red' });
  addProduct(store, 'v3', {}, { parent: 'top_blue' });
  return store;
}
