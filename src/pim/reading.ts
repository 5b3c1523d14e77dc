import { didYouMean, UserError } from '../errors.js';
import type { Channel } from '../fields/akeneo/catalogue-structure.js';

/** Whose values are read and filled, of attributes that have one per locale or channel. */
export interface Place {
  /** Absent where the PIM has none. */
  readonly locale?: string;
  readonly channel?: string;
}

/** A value as a PIM holds it. */
export interface PimValue {
  readonly locale: string | null;
  readonly scope: string | null;
  readonly data: unknown;
}

/** The values of a product or product model by attribute; PHP writes none as a list. */
export type PimValues = Readonly<Record<string, readonly PimValue[]>> | readonly never[] | null;

/** What is asked for, what the configuration says, or the first that there is. @throws UserError for one that the PIM has not */
export function choosePlace(
  channels: readonly Channel[],
  locales: readonly string[],
  asked: { readonly locale?: string | undefined; readonly channel?: string | undefined },
): Place {
  const codes = channels.map(({ code }) => code);
  if (asked.channel !== undefined && codes.length > 0 && !codes.includes(asked.channel)) {
    throw new UserError(
      `the PIM has no channel "${asked.channel}"${didYouMean(asked.channel, codes)} (there are ${codes.join(', ')})`,
    );
  }
  const all = [...new Set([...channels.flatMap((channel) => channel.locales), ...locales])];
  if (asked.locale !== undefined && all.length > 0 && !all.includes(asked.locale)) {
    throw new UserError(
      `the PIM has no locale "${asked.locale}"${didYouMean(asked.locale, all)} (there are ${all.slice(0, 20).join(', ')})`,
    );
  }
  const speaking = channels.find((channel) => asked.locale === undefined || channel.locales.includes(asked.locale));
  const channel = asked.channel ?? speaking?.code ?? codes[0];
  const its = channels.find(({ code }) => code === channel)?.locales ?? [];
  if (asked.locale !== undefined && asked.channel !== undefined && its.length > 0 && !its.includes(asked.locale)) {
    throw new UserError(`the channel ${asked.channel} has no locale "${asked.locale}" (it has ${its.join(', ')})`);
  }
  const locale = asked.locale ?? its[0] ?? all[0];
  return { ...(locale !== undefined && { locale }), ...(channel !== undefined && { channel }) };
}

/** The value of an attribute that holds at a place; undefined for none. */
export function valueAt(values: PimValues | undefined, attribute: string, { locale, channel }: Place): unknown {
  const entries = entriesOf(values, attribute);
  const holds = (own: string | null | undefined, wanted: string | undefined) =>
    own === null || own === undefined || wanted === undefined || own === wanted;
  const data = entries.find((entry) => holds(entry.locale, locale) && holds(entry.scope, channel))?.data;
  return isEmpty(data) ? undefined : data;
}

/** All values of an attribute. */
export function entriesOf(values: PimValues | undefined, attribute: string): readonly PimValue[] {
  if (!values || Array.isArray(values)) return [];
  const held = values as Readonly<Record<string, readonly PimValue[]>>;
  const entries = Object.hasOwn(held, attribute) ? held[attribute] : undefined;
  return Array.isArray(entries) ? entries : [];
}

/** Whether a value says nothing: none, an empty text, an empty list, an amount without a number. */
export function isEmpty(data: unknown): boolean {
  if (data === null || data === undefined || data === '') return true;
  if (Array.isArray(data)) return data.length === 0;
  if (typeof data === 'object' && 'amount' in data) return isEmpty((data as { readonly amount: unknown }).amount);
  return false;
}
