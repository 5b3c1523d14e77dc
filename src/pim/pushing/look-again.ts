import { entriesOf, isEmpty, type PimValues } from '../reading.js';
import type { Change, EntityPlan } from './change.js';
import { echoOf, type ReadNow } from './read-now.js';
import { sameData } from './to-data.js';

/** What a look at the PIM shows of changes that were sent, or are to be. */
export interface LookWatch {
  /** The PIM holds what was sent. */
  readonly arrived: (changes: readonly Change[], isDraft: boolean) => void;
  /** Somebody has written something else. */
  readonly touched: (change: Change) => void;
}

/**
 * Looks which changes are still to be made: those whose attribute holds what it held before.
 * @param typeOf the type of an attribute
 */
export function createLookAgain(now: ReadNow, typeOf: (attribute: string) => string, watch: LookWatch) {
  const valuesOf = async (plans: readonly EntityPlan[]): Promise<ReadonlyMap<string, Held | undefined>> => {
    const keys = plans.filter(({ entity }) => entity === 'product').map(({ key }) => key);
    const products = keys.length > 0 ? [...(await now.products([...new Set(keys)]))] : [];
    const models = await Promise.all(
      plans.filter(({ entity }) => entity === 'model').map(async ({ key }) => [key, await now.model(key)] as const),
    );
    const found = [...products, ...models];
    const values = await Promise.all(
      found.map(
        async ([key, entity]) =>
          [key, entity && { values: [await now.draftOf(entity), entity.values], echo: echoOf(entity) }] as const,
      ),
    );
    return new Map(values);
  };

  return async (plans: readonly EntityPlan[]): Promise<readonly EntityPlan[]> => {
    const held = await valuesOf(plans);
    return plans.flatMap((plan) => {
      const { values = [], echo } = held.get(plan.key) ?? {};
      const left = plan.changes.filter((change) => {
        const data = values.map((one) => dataAt(one, change)).find((one) => !isEmpty(one));
        const attribute = { type: typeOf(change.attribute) };
        if (sayTheSame(data, change.data, attribute)) watch.arrived([change], plan.isDraft);
        else if (sayTheSame(data, change.before, attribute)) return true;
        else watch.touched(change);
        return false;
      });
      return left.length > 0 ? [{ ...plan, changes: left, echo }] : [];
    });
  };
}

interface Held {
  readonly values: readonly (PimValues | undefined)[];
  readonly echo: string | undefined;
}

/** Null, nothing and an empty list are one. */
function sayTheSame(one: unknown, other: unknown, attribute: { readonly type: string }): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  return sameData(one, other, attribute);
}

function dataAt(values: PimValues | undefined, { attribute, locale, scope }: Change): unknown {
  return entriesOf(values, attribute).find((one) => (one.locale ?? null) === locale && (one.scope ?? null) === scope)
    ?.data;
}
