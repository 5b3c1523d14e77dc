import { UserError } from '../../errors.js';
import type { CatalogueStructure } from '../../fields/akeneo/catalogue-structure.js';
import type { Field } from '../../fields/field.js';
import type { AkeneoPlace } from './akeneo-columns.js';

/** What a run says of where its values go. */
export interface PlaceRequest {
  /** The language of the run: `fr`. */
  readonly language: string;
  readonly locale?: string | undefined;
  readonly channel?: string | undefined;
}

/**
 * The locale and the channel that values of these fields go to: those named, or the only ones that there can be.
 * @throws UserError when fields need one and it is not clear which, or when one that is named is not known
 */
export function akeneoPlace(
  fields: readonly Field[],
  structure: CatalogueStructure,
  request: PlaceRequest,
): AkeneoPlace {
  const localizable = fields.find(({ akeneo }) => akeneo?.localizable);
  const scopable = fields.find(({ akeneo }) => akeneo?.scopable);
  const channel = channelOf(scopable, structure, request.channel);
  const locale = localeOf(localizable, structure, request, channel.code);
  const isLeftOpen = 'problem' in channel && isClearByChannel(localizable, structure, request);
  const problems = [channel, ...(isLeftOpen ? [] : [locale])].filter((part): part is Unclear => 'problem' in part);
  if (problems.length > 0) {
    const what = problems.map(({ problem }) => problem).join(', and ');
    const flags = problems.map(({ flag }) => flag).join(' and ');
    throw new UserError(`${what}: name ${problems.length > 1 ? 'them' : 'it'} with ${flags}`, 'akeneo');
  }
  return { locale: localizable && locale.code, channel: scopable && channel.code };
}

/** What could not be checked of a place, a sentence each. */
export function placeNotes({ locale, channel }: AkeneoPlace, structure: CatalogueStructure): readonly string[] {
  const notes: string[] = [];
  const check = 'check it, since Akeneo refuses columns of one that it has not, or load them with pim pull';
  const hasChannels = structure.channels().length > 0;
  if (channel !== undefined && !hasChannels)
    notes.push(`the catalogue knows no channels, so whether "${channel}" is one was not checked: ${check}`);
  if (locale !== undefined && !hasChannels && structure.locales().length === 0)
    notes.push(`the catalogue knows no locales, so whether "${locale}" is one was not checked: ${check}`);
  return notes;
}

/** A part of a place that is not clear: what is wrong, and the flag that says it. */
interface Unclear {
  readonly code?: undefined;
  readonly problem: string;
  readonly flag: string;
}

type Part = { readonly code: string | undefined } | Unclear;

function channelOf(scopable: Field | undefined, structure: CatalogueStructure, named: string | undefined): Part {
  const known = structure.channels().map((channel) => channel.code);
  const flag = `--channel ${known.length > 0 ? known.join(' or ') : 'ecommerce'}`;
  if (named !== undefined) {
    if (named !== '' && (known.length === 0 || known.includes(named))) return { code: named };
    return { problem: `there is no channel "${named}"`, flag };
  }
  if (!scopable || known.length === 1) return { code: known.length === 1 ? known[0] : undefined };
  return { problem: `${scopable.code} has a value per channel`, flag };
}

/** Whether the locale is clear, or the one that is named right, as soon as the channel is named. */
function isClearByChannel(
  localizable: Field | undefined,
  structure: CatalogueStructure,
  request: PlaceRequest,
): boolean {
  const channels = structure.channels();
  const isClear = ({ code }: { readonly code: string }) =>
    !('problem' in localeOf(localizable, structure, request, code));
  if (channels.length === 0) return false;
  return request.locale === undefined ? channels.every(isClear) : channels.some(isClear);
}

/** How Akeneo writes locales: `fr_FR`, `zh_Hans_CN`. */
const LOCALE = /^[a-z]{2,3}(?:_[A-Z][a-z]{3})?_[A-Z]{2}$/;

function localeOf(
  localizable: Field | undefined,
  structure: CatalogueStructure,
  { language, locale: named }: PlaceRequest,
  channel: string | undefined,
): Part {
  const channels = structure.channels();
  const ofChannel = channels.find((one) => one.code === channel)?.locales;
  const all =
    structure.locales().length > 0 ? structure.locales() : [...new Set(channels.flatMap((one) => one.locales))];
  // Where no value goes to a channel, the locales of one that is named by the way do not matter.
  const known = ofChannel ?? all;
  const likely = known.filter((one) => one.toLowerCase().startsWith(`${language}_`));
  const choice = likely.length > 0 ? likely : known;
  const flag = `--locale ${choice.length > 0 ? choice.join(' or ') : 'fr_FR'}`;
  if (named !== undefined) {
    const code = named.replaceAll('-', '_');
    const isKnown = localizable ? known.includes(code) : all.includes(code) || known.includes(code);
    if (known.length === 0 ? LOCALE.test(code) : isKnown) return { code };
    return { problem: `there is no locale "${named}"`, flag };
  }
  if (!localizable || likely.length === 1) return { code: likely.length === 1 ? likely[0] : undefined };
  return { problem: `${localizable.code} has a value per locale`, flag };
}

/** The attribute that identifies products: the main one, or else the only one there is. */
export function identifierColumn(structure: CatalogueStructure): string | undefined {
  const identifiers = structure.otherAttributes().filter(({ akeneo }) => akeneo.type === 'pim_catalog_identifier');
  const main = identifiers.find(({ akeneo }) => akeneo.mainIdentifier);
  return (main ?? (identifiers.length === 1 ? identifiers[0] : undefined))?.code;
}
