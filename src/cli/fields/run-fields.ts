import { readFieldWords } from '../../config/field-words.js';
import { etimFields } from '../../database/seeding/dictionary/etim-fields.js';
import { UserError } from '../../errors.js';
import type { Catalogue, ExampleCount } from '../../examples/catalogue.js';
import { unknownField } from '../../examples/select-fields.js';
import type { Field, Locale } from '../../fields/field.js';
import { printRows } from '../../output/print-rows.js';
import { selectFromText } from '../asked-fields.js';
import type { FlagValues } from '../flags.js';
import type { Session } from '../session.js';
import type { FIELDS_FLAGS } from './fields-flags.js';

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
  { search = '', format = 'table', class: etimClass }: FlagValues<typeof FIELDS_FLAGS>,
  words: readonly string[],
): Promise<void> {
  const names = await readFieldWords(words);
  const catalogue = await session.openCatalogue();
  if (etimClass !== undefined) {
    const rows = classFields(etimClass, catalogue).map((field) => ({
      ...describe(field, session.config.locale),
      ...((format === 'table' || format === 'csv') && { options: optionText(field, false) }),
    }));
    await printRows(rows, COLUMNS, format);
    return;
  }
  const found = catalogue.search(search);
  const fields = names.length > 0 ? named(names, catalogue, session).filter((field) => found.includes(field)) : found;
  const counts = catalogue.exampleCounts();
  const rows = fields.map((field) => {
    const row = describe(field, session.config.locale, counts.get(field.code));
    if (format === 'table' || format === 'csv') return { ...row, options: optionText(field, names.length > 0) };
    return names.length > 0 ? { ...row, examples: catalogue.examplesOf(field, SHOWN_EXAMPLES) } : row;
  });
  await printRows(rows, COLUMNS, format);
}

/** What `db seed --etim-class` would load of a class. @throws UserError for a class that no release has */
function classFields(code: string, { structure }: Catalogue): readonly Field[] {
  const known = structure.etimClasses().map((one) => one.code);
  if (known.length === 0) throw new UserError('no ETIM release is loaded: db seed --fields RELEASE.zip', 'etim');
  return etimFields([code], structure.etimClass, known).fields.map(({ field }) => field);
}

/** The fields of names; an unknown one is told of, and sets the exit code. */
function named(names: readonly string[], catalogue: Catalogue, session: Session): readonly Field[] {
  const { asked, unknown, notes } = selectFromText(names, catalogue);
  for (const text of notes) session.note(text);
  for (const name of unknown) session.warn(unknownField(name, catalogue));
  if (unknown.length > 0) process.exitCode = 3;
  return asked.flatMap((code) => catalogue.field(code) ?? []);
}

function describe(field: Field, locale: Locale, { stated, unstated }: ExampleCount = { stated: 0, unstated: 0 }) {
  return { ...field, label: field.labels[locale] ?? field.label, stated, unstated };
}

function optionText({ options }: Field, all: boolean): string {
  const shown = all ? options : options.slice(0, SHOWN_OPTIONS);
  const rest = options.length - shown.length;
  return [...shown.map(({ code }) => code), ...(rest > 0 ? [`… ${rest} more`] : [])].join(', ');
}
