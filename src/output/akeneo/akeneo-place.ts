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
 * @throws UserError when fields need one and it is not clear which, or it is not known
 */
export function akeneoPlace(
  fields: readonly Field[],
  structure: CatalogueStructure,
  request: PlaceRequest,
): AkeneoPlace {
  const localizable = fields.find(({ akeneo }) => akeneo?.localizable);
  const scopable = fields.find(({ akeneo }) => akeneo?.scopable);
  const channel = scopable && channelOf(scopable, structure, request.channel);
  const locale = localizable && localeOf(localizable, structure, request, channel);
  return { locale, channel };
}

function channelOf({ code }: Field, structure: CatalogueStructure, named: string | undefined): string {
  const known = structure.channels().map((channel) => channel.code);
  const found = named ?? (known.length === 1 ? known[0] : undefined);
  if (found !== undefined && (known.length === 0 || known.includes(found))) return found;
  const what = named === undefined ? `${code} has a value a channel` : `there is no channel "${named}"`;
  throw new UserError(
    `${what}: name it with --channel ${known.length > 0 ? known.join(' or ') : 'ecommerce'}`,
    'akeneo',
  );
}

function localeOf(
  { code }: Field,
  structure: CatalogueStructure,
  { language, locale: named }: PlaceRequest,
  channel: string | undefined,
): string {
  const ofChannel = structure.channels().find((one) => one.code === channel)?.locales;
  const known = ofChannel ?? structure.locales();
  const likely = known.filter((one) => one.toLowerCase().startsWith(`${language}_`));
  const found = named?.replace('-', '_') ?? (likely.length === 1 ? likely[0] : undefined);
  if (found !== undefined && (known.length === 0 || known.includes(found))) return found;
  const what = named === undefined ? `${code} has a value a locale` : `there is no locale "${named}"`;
  const choice = likely.length > 0 ? likely : known;
  throw new UserError(`${what}: name it with --locale ${choice.length > 0 ? choice.join(' or ') : 'fr_FR'}`, 'akeneo');
}

/** The attribute that identifies products: the main one, or else the only one there is. */
export function identifierColumn(structure: CatalogueStructure): string | undefined {
  const identifiers = structure.otherAttributes().filter(({ akeneo }) => akeneo.type === 'pim_catalog_identifier');
  const main = identifiers.find(({ akeneo }) => akeneo.mainIdentifier);
  return (main ?? (identifiers.length === 1 ? identifiers[0] : undefined))?.code;
}
