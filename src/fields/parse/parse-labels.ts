import { UserError } from '../../errors.js';
import type { Labels, Locale } from '../field.js';

/** Reads `label` and `labels` of a field or option; the label is the first there is, else the code. */
export function parseLabels(
  entry: Readonly<Record<string, unknown>>,
  code: string,
  place: string,
): { readonly label: string; readonly labels: Labels } {
  const labels = parseTranslations(entry.labels, place);
  const { label = labels.fr ?? labels.en ?? labels.de ?? code } = entry;
  if (typeof label !== 'string') throw new UserError(`${place}: label must be a text, not ${JSON.stringify(label)}`);
  return { label: label.trim(), labels };
}

/** Reads texts by language; `fr_FR` counts as French, other languages are left out. */
function parseTranslations(raw: unknown, place: string): Labels {
  if (raw === undefined || raw === null) return {};
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    throw new UserError(`${place}: labels must be an object such as {"fr": "Largeur"}, not ${JSON.stringify(raw)}`);
  }
  const labels: { [locale in Locale]?: string } = {};
  for (const [key, label] of Object.entries(raw)) {
    const locale = /^(fr|en|de)(?:[_-]\w+)?$/i.exec(key)?.[1]?.toLowerCase() as Locale | undefined;
    if (locale && label !== null && typeof label !== 'string')
      throw new UserError(`${place}: label "${key}" must be a text, not ${JSON.stringify(label)}`);
    if (locale && typeof label === 'string' && label.trim() !== '') labels[locale] ??= label.trim();
  }
  return labels;
}
