import type { Field, Locale } from '../fields/field.js';

/** What stands above the columns of fields: their codes, or their labels, with the code where two have the same one. */
export function tableHeaders(
  codes: readonly string[],
  columns: 'code' | 'label',
  { field, locale }: { readonly field: (code: string) => Field | undefined; readonly locale: Locale },
): readonly string[] {
  if (columns === 'code') return codes;
  const labels = codes.map((code) => {
    const known = field(code);
    return known?.labels[locale] ?? known?.label ?? code;
  });
  return labels.map((label, place) =>
    labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${label} (${codes[place]})`,
  );
}
