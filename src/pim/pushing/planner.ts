import type { KnownNumbers } from '../../database/number-range.js';
import type { RestOption } from '../../fields/akeneo/akeneo-rest.js';
import type { Field, Value } from '../../fields/field.js';
import { kindOf } from '../../fields/kinds/kind-of.js';
import { isRange } from '../../fields/value-key.js';
import type { AnsweredRow, WrittenAnswer } from '../../input/read-answers.js';
import { levelOf, lowestLevel } from '../levels.js';
import { identifierOf } from '../products/identifier-of.js';
import type { RestModel, RestProduct } from '../products/rest-product.js';
import type { PimStructure } from '../pulling/read-structure.js';
import { entriesOf, isEmpty, type PimValues, type Place } from '../reading.js';
import type { Change, EntityPlan, Refusal } from './change.js';
import { farOff } from './far-off.js';
import { createModelVotes } from './model-votes.js';
import { echoOf, isDrafted, isReadOnly, type ReadNow } from './read-now.js';
import { sameData, toData } from './to-data.js';

/** What a plan needs to know. */
export interface PlanSettings {
  readonly structure: PimStructure;
  /** The field of a code, as the catalogue has it. */
  readonly field: (code: string) => Field | undefined;
  /** The options of lists that are yes or no to a field. */
  readonly options: ReadonlyMap<string, readonly RestOption[]>;
  readonly place: Place;
  /** The numbers that the catalogue knows of a field. */
  readonly range: (code: string) => KnownNumbers | undefined;
  readonly overwrite: boolean;
  readonly now: ReadNow;
}

/** What becomes of values that need not be written. */
export interface PlanWatch {
  readonly refuse: (refusal: Refusal) => void;
  /** The attribute holds another value already. */
  readonly filled: (change: Change) => void;
  /** It holds just this value. */
  readonly same: (change: Change) => void;
}

/** A row with the answers of it that may be written. */
export interface ChosenRow extends Pick<AnsweredRow, 'id'> {
  readonly answers: readonly WrittenAnswer[];
}

/** Finds out what is to be written where. */
export interface Planner {
  /** What goes into the products themselves; what belongs to the models above them is kept for `models`. */
  products(rows: readonly ChosenRow[]): Promise<readonly EntityPlan[]>;
  /** What goes into models, once all products have been planned, some at a time. */
  models(): AsyncGenerator<EntityPlan>;
}

/** An entity as it is now, with what a change of it needs. */
interface Target {
  readonly entity: 'product' | 'model';
  readonly key: string;
  readonly identifier: string | null;
  readonly values: PimValues;
  readonly draft: PimValues | undefined;
  readonly isDraft: boolean;
}

/** Plans against what the PIM holds at the moment of planning. */
export function createPlanner(settings: PlanSettings, watch: PlanWatch): Planner {
  const { structure, now } = settings;
  const votes = createModelVotes();
  const models = createModelLines(now);

  const planRow = async (row: ChosenRow, product: RestProduct | undefined): Promise<EntityPlan | undefined> => {
    const { id } = row;
    if (!product) {
      watch.refuse({ product: id, message: 'the PIM has no such product, and none is made' });
      return undefined;
    }
    const identifier = identifierOf(product, structure.attributes);
    const refuse = (message: string, more = {}) => watch.refuse({ product: id, identifier, message, ...more });
    if (isReadOnly(product)) {
      refuse('the connection may only look at this product');
      return undefined;
    }
    const line = await models.above(product);
    const variant = structure.familyVariants.get(line.find((one) => one.family_variant)?.family_variant ?? '');
    const family = structure.families.get(product.family ?? '');
    const target: Target = {
      ...{ entity: 'product', key: id, identifier, values: product.values ?? {} },
      ...{ draft: await now.draftOf(product), isDraft: isDrafted(product) },
    };
    const changes: Change[] = [];
    for (const answer of row.answers) {
      const about = { attribute: answer.field, value: answer.value };
      const made = makeChange(answer, target);
      if ('refused' in made) refuse(made.refused, about);
      else if (!family?.attributes.includes(answer.field))
        refuse(`${answer.field} is no attribute of the family ${product.family ?? '(none)'}`, about);
      else if (product.parent && line.length === 0) refuse(`its product model ${product.parent} cannot be read`, about);
      else {
        const level = levelOf(variant, answer.field);
        const above = line.length > 0 && level < lowestLevel(variant) ? line[line.length - 1 - level] : undefined;
        if (above) votes.add(above.code, { ...made.change, entity: 'model', key: above.code }, { id, identifier });
        else if (weigh(made.change, target)) changes.push(made.change);
      }
    }
    return changes.length === 0
      ? undefined
      : { entity: 'product', key: id, changes, isDraft: target.isDraft, echo: echoOf(product) };
  };

  const makeChange = (
    answer: WrittenAnswer,
    target: Target,
  ): { readonly change: Change } | { readonly refused: string } => {
    const attribute = structure.attributes.get(answer.field);
    if (!attribute) return { refused: notThere(answer) };
    const field = settings.field(answer.field);
    if (!field) return { refused: `the catalogue has no field ${answer.field}: run akeneo-lookup pim pull` };
    const isMeasured = kindOf(field).keys.includes('decimals');
    const doubt = isMeasured ? farOff(answer.value, settings.range(answer.field)) : undefined;
    if (doubt) return { refused: doubt };
    const options = settings.options.get(answer.field);
    const written = toData(field, answer.value as Value, { attribute, ...(options && { options }) });
    if ('refused' in written) return written;
    const { locale = null, channel = null } = settings.place;
    const { available_locales: only } = attribute;
    if (attribute.localizable && locale === null)
      return { refused: `${answer.field} has a value per locale: name one with --locale` };
    if (attribute.scopable && channel === null)
      return { refused: `${answer.field} has a value per channel: name one with --channel` };
    if (only?.length && locale !== null && !only.includes(locale))
      return { refused: `${answer.field} has no value in ${locale}` };
    const { confidence, evidence } = answer;
    return {
      change: {
        ...{ entity: target.entity, key: target.key, identifier: target.identifier, attribute: answer.field },
        ...{ locale: attribute.localizable ? locale : null, scope: attribute.scopable ? channel : null },
        ...{ before: undefined, data: written.data },
        ...(confidence !== undefined && { confidence }),
        ...(evidence && { evidence: evidence.text }),
      },
    };
  };

  /** Whether a change is to be made of what there is now; its `before` is what there is. */
  const weigh = (change: Change, target: Target): boolean => {
    const attribute = structure.attributes.get(change.attribute) ?? { type: '' };
    const held = [heldAt(target.draft, change), heldAt(target.values, change)].find((data) => !isEmpty(data));
    (change as { before: unknown }).before = held;
    if (held === undefined) return true;
    if (sameData(held, change.data, attribute)) watch.same(change);
    else if (settings.overwrite) return true;
    else watch.filled(change);
    return false;
  };

  const planModel = async (code: string, wanted: readonly Change[]): Promise<EntityPlan | undefined> => {
    const model = await now.model(code);
    const refuseAll = (message: string) => {
      for (const { attribute, data } of wanted) watch.refuse({ product: code, attribute, value: data, message });
    };
    if (!model) refuseAll('the PIM has no such product model, and none is made');
    else if (isReadOnly(model)) refuseAll('the connection may only look at this product model');
    if (!model || isReadOnly(model)) return undefined;
    const target: Target = {
      ...{ entity: 'model', key: code, identifier: code, values: model.values ?? {} },
      ...{ draft: await now.draftOf(model), isDraft: isDrafted(model) },
    };
    const changes = wanted.map((change) => ({ ...change, identifier: code })).filter((change) => weigh(change, target));
    return changes.length === 0 ? undefined : { entity: 'model', key: code, changes, isDraft: target.isDraft };
  };

  return {
    async products(rows) {
      const found = await now.products(rows.map(({ id }) => id));
      const plans = await Promise.all(rows.map((row) => planRow(row, found.get(row.id))));
      return plans.filter((plan) => plan !== undefined);
    },
    async *models() {
      for (const { model, changes, disagreements } of votes.all()) {
        for (const refusal of disagreements) watch.refuse(refusal);
        const plan = changes.length > 0 ? await planModel(model, changes) : undefined;
        if (plan) yield plan;
      }
    },
  };
}

function notThere({ field, value }: WrittenAnswer): string {
  const hint = isRange(value) ? '; ranges in the configuration names the two that take the ends of a range' : '';
  return `the PIM has no attribute ${field}${hint}`;
}

function heldAt(values: PimValues | undefined, { attribute, locale, scope }: Change): unknown {
  return entriesOf(values, attribute).find((one) => (one.locale ?? null) === locale && (one.scope ?? null) === scope)
    ?.data;
}

/** How many models are kept at hand, for their place in the family. */
const KEPT = 1_000;

/** The models above products, the nearest first; each is asked for once while its variants follow each other. */
function createModelLines(now: ReadNow) {
  const known = new Map<string, Promise<RestModel | undefined>>();
  const modelOf = (code: string) => {
    const model = known.get(code) ?? now.model(code);
    known.set(code, model);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return model;
  };
  const above = async ({ parent }: Pick<RestProduct, 'parent'>): Promise<readonly RestModel[]> => {
    const model = parent ? await modelOf(parent) : undefined;
    return model ? [model, ...(await above(model))] : [];
  };
  return { above };
}
