import { parseFieldCodes } from '../config/field-codes.js';
import type { Catalogue, ExampleCount } from '../examples/catalogue.js';
import type { Field, Locale } from '../fields/field.js';
import { printRows } from '../output/print-rows.js';
import type { FIELDS_FLAGS, FlagValues } from './flags.js';
import { unknownCode } from './run-lookup.js';
import type { Session } from './session.js';

const COLUMNS = [
  { key: 'code' },
  { key: 'label' },
  { key: 'type' },
  { key: 'unit' },
  { key: 'options' },
  { key: 'stated', label: 'examples' },
  { key: 'unstated', label: 'not stated' },
];

/** Options that a table shows of a field in a list; of a field that was asked for it shows all. */
const SHOWN_OPTIONS = 4;
/** Examples that JSON shows of a field that was asked for. */
const SHOWN_EXAMPLES = 3;

/** The work of `fields`: all fields, those that `--search` finds, or those named. */
export async function runFields(
  session: Session,
  { search = '', format = 'table' }: FlagValues<typeof FIELDS_FLAGS>,
  words: readonly string[],
): Promise<void> {
  const codes = await parseFieldCodes(words);
  const catalogue = await session.openCatalogue();
  const found = catalogue.search(search);
  const fields = codes.length > 0 ? named(codes, catalogue, session).filter((field) => found.includes(field)) : found;
  const counts = catalogue.exampleCounts();
  const rows = fields.map((field) => {
    const row = describe(field, session.config.locale, counts.get(field.code));
    if (format === 'table' || format === 'csv') return { ...row, options: optionText(field, codes.length > 0) };
    return codes.length > 0 ? { ...row, examples: catalogue.examplesOf(field, SHOWN_EXAMPLES) } : row;
  });
  await printRows(rows, COLUMNS, format);
}

/** The fields of the codes; an unknown one is told of, and sets the exit code. */
function named(codes: readonly string[], catalogue: Catalogue, session: Session): readonly Field[] {
  return codes.flatMap((code) => {
    const field = catalogue.field(code);
    if (field) return [field];
    session.warn(unknownCode(code, catalogue));
    process.exitCode = 3;
    return [];
  });
}

function describe(field: Field, locale: Locale, { stated, unstated }: ExampleCount = { stated: 0, unstated: 0 }) {
  return { ...field, label: field.labels[locale] ?? field.label, stated, unstated };
}

function optionText({ options }: Field, all: boolean): string {
  const shown = all ? options : options.slice(0, SHOWN_OPTIONS);
  const rest = options.length - shown.length;
  return [...shown.map(({ code }) => code), ...(rest > 0 ? [`… ${rest} more`] : [])].join(', ');
}
