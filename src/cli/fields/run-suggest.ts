import { openForChange } from '../../database/catalogue/open-for-change.js';
import { createFieldStore } from '../../database/field-store.js';
import { seedDatabase } from '../../database/seeding/seed-database.js';
import { UserError } from '../../errors.js';
import type { Field } from '../../fields/field.js';
import { checkSources } from '../../input/check-sources.js';
import { sourceOf } from '../../input/read-blocks.js';
import { askKey, canAsk } from '../../output/ask.js';
import { printRows } from '../../output/print-rows.js';
import { formatCounted } from '../../output/quantities.js';
import { openTextFile } from '../../output/tables/table-file.js';
import { writeResult } from '../../output/write-result.js';
import { collectSuggestions, type OptionSuggestion } from '../../suggestions/collect-suggestions.js';
import { optionImport } from '../../suggestions/option-import.js';
import { readUnlisted } from '../../suggestions/read-unlisted.js';
import { type TakenWords, withWords } from '../../suggestions/take-words.js';
import { closing, told } from '../batch/batch-rendering.js';
import type { FlagValues } from '../flags.js';
import type { Session } from '../session.js';
import type { SUGGEST_FLAGS } from './fields-flags.js';

type Flags = FlagValues<typeof SUGGEST_FLAGS>;

/** Words that go into the catalogue. */
interface Taken extends TakenWords {
  /** The code of the field. */
  readonly field: string;
}

/** The work of `fields suggest`: lists the words, asks about them on a terminal, or takes or writes those that flags name. */
export async function runSuggest(session: Session, flags: Flags, [name, more]: readonly string[]): Promise<void> {
  if (name === undefined || more !== undefined)
    throw new UserError('name one file that batch --details wrote, as in akeneo-lookup fields suggest filled.jsonl');
  const source = sourceOf(name, process.stdin);
  checkSources([source], [{ name: '--write', path: flags.write }]);
  const taken = (flags.take ?? []).map(takenWords);
  if (taken.length > 0) return take(session, taken);
  const catalogue = await session.openCatalogue();
  const all = await collectSuggestions(readUnlisted(source, session.note), (code) => catalogue.field(code));
  const suggestions = all.filter(({ count }) => count >= (flags.least ?? 1));
  if (flags.write !== undefined) return write(session, flags.write, suggestions);
  if (flags.format === undefined && name !== '-' && canAsk() && suggestions.length > 0)
    return askUntilStopped(session, suggestions);
  await list(session, suggestions, flags.format ?? 'table');
}

async function list(session: Session, suggestions: readonly OptionSuggestion[], format: NonNullable<Flags['format']>) {
  const isJson = format === 'json' || format === 'jsonl';
  const rows = suggestions.map(({ field, words, count, products, texts, near }) => ({
    ...{ field: field.code, label: labelOf(field, session), words, count, near: near?.code ?? null },
    ...(isJson ? { products, texts } : { products: products.join(', '), text: texts[0] ?? '' }),
  }));
  await printRows(rows, ['field', 'label', 'words', 'count', 'near', 'products', isJson ? 'texts' : 'text'], format);
}

/** `FIELD:WORDS`, or `FIELD:WORDS=OPTION`. */
function takenWords(text: string): Taken {
  const [, field, words, option] = /^([^:]+):([^=]+)(?:=(.+))?$/s.exec(text) ?? [];
  const [code, said] = [field?.trim(), words?.trim()];
  if (code && said) return { field: code, words: said, option: option?.trim() };
  throw new UserError(`--take is "${text}": write it as FIELD:WORDS or FIELD:WORDS=OPTION`, 'take');
}

/** All of the words, or none where one cannot be taken. */
async function take(session: Session, taken: readonly Taken[]): Promise<void> {
  const { database } = openForChange(session.database);
  session.atEnd(() => database.close());
  const store = createFieldStore(database);
  const changed = new Map<string, Field>();
  for (const { field: code, ...words } of taken) {
    const field = changed.get(code) ?? store.field(code);
    if (!field) throw new UserError(`no field "${code}" in the catalogue: akeneo-lookup fields lists them`, 'take');
    changed.set(code, withWords(field, words, session.config.locale));
  }
  // What they are is known: no file states them, and their examples stay.
  const stated = { fields: [...changed.values()].map((field) => ({ field, unitFromLabel: false })), notes: [] };
  await seedDatabase(database, { fields: [], examples: [], stated, signal: session.signal });
  await writeResult(
    `took ${taken.length} into ${formatCounted(changed.size, 'field')}; what is filled from now on knows it\n`,
  );
}

async function askUntilStopped(session: Session, suggestions: readonly OptionSuggestion[]): Promise<void> {
  try {
    await askAbout(session, suggestions);
  } catch (error) {
    if (!session.signal.aborted) throw error;
    session.note('stopped: the catalogue is as it was before');
    process.exitCode = 130;
  }
}

/** Asks about each, and then takes what was answered. */
async function askAbout(session: Session, suggestions: readonly OptionSuggestion[]): Promise<void> {
  const taken: Taken[] = [];
  for (const [index, suggestion] of suggestions.entries()) {
    const { field, words, near } = suggestion;
    const keys = ['n', 'o', 'q', ...(near ? ['s'] : [])];
    const key = await askKey(
      questionAbout(suggestion, labelOf(field, session), `${index + 1}/${suggestions.length}`),
      keys,
      session.signal,
    );
    if (key === 'q') break;
    if (key === 's') taken.push({ field: field.code, words, option: near?.code });
    if (key === 'o') taken.push({ field: field.code, words });
  }
  if (taken.length > 0) await take(session, taken);
  else session.note('nothing was taken');
}

function questionAbout(
  { words, count, products, texts, near }: OptionSuggestion,
  label: string,
  place: string,
): string {
  const where = `${formatCounted(count, 'product')}: ${products.join(', ')}${count > products.length ? ', …' : ''}`;
  const spelling = near ? `s a spelling of ${near.code}, ` : '';
  return `${place} ${label}: "${words}" (${where})\n${texts.map((text) => `    ${text}\n`).join('')}  ${spelling}o an option of its own, n neither, q end: `;
}

async function write(session: Session, path: string, suggestions: readonly OptionSuggestion[]): Promise<void> {
  const { locale, pim } = session.config;
  const { text, count } = optionImport(suggestions, locale, pim?.locale);
  await told(path, async () => {
    const file = openTextFile(path, false);
    await closing(file, async () => file.write(text));
  });
  session.note(`wrote ${formatCounted(count, 'option')} to ${path}; look through them before the import`);
}

function labelOf(field: Field, { config }: Session): string {
  return field.labels[config.locale] ?? field.label;
}
