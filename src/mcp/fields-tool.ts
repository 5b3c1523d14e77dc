import { UserError } from '../errors.js';
import type { Field, Locale } from '../fields/field.js';
import type { McpService } from './mcp-service.js';

/** Fields that are listed unless more are wanted: a model has to read them. */
export const MOST_LISTED = 50;
const MOST_OPTIONS = 100;

/** The work of the tool `fields`. @throws UserError for names that the catalogue does not know */
export function fieldsTool(
  { catalogue, locale, select, unknownField }: McpService,
  {
    search = '',
    fields,
    limit = MOST_LISTED,
  }: {
    readonly search?: string | undefined;
    readonly fields?: readonly string[] | undefined;
    readonly limit?: number | undefined;
  },
) {
  const found = catalogue.search(search);
  const named = fields && select(fields);
  if (named && named.unknown.length > 0)
    throw new UserError(named.unknown.map(unknownField).join('; '), 'unknown-field');
  const wanted = named && new Set(named.asked);
  const listed = wanted ? found.filter(({ code }) => wanted.has(code)) : found;
  return {
    fields: listed.slice(0, limit).map((field) => listedField(field, locale)),
    ...(listed.length > limit && { more: listed.length - limit }),
  };
}

function listedField({ code, label, labels, type, unit, multiple, options, guideline }: Field, locale: Locale) {
  return {
    code,
    label: labels[locale] ?? label,
    type,
    ...(unit !== undefined && { unit }),
    ...(multiple && { multiple }),
    ...(options.length > 0 && {
      options: options.slice(0, MOST_OPTIONS).map(({ code, labels }) => ({ code, label: labels[locale] })),
    }),
    ...(options.length > MOST_OPTIONS && { moreOptions: options.length - MOST_OPTIONS }),
    ...(guideline !== undefined && { guideline }),
  };
}
