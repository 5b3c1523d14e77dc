import { UserError } from '../../errors.js';
import type { EtimClass, StatedStructure } from '../../fields/akeneo/catalogue-structure.js';
import type { Field, Locale } from '../../fields/field.js';
import { parseField } from '../../fields/parse/parse-field.js';
import { unknownUnitNotes } from '../../fields/units/unknown-units.js';
import { patternCost } from '../../text/pattern-cost.js';
import { createAkeneoDictionary } from './dictionary/akeneo-dictionary.js';
import { type DictionaryEntry, readDictionaryFile } from './dictionary/dictionary-entries.js';
import { etimFields, mergeClasses } from './dictionary/etim-fields.js';

/** A field as a file states it. */
export interface StatedField {
  readonly field: Field;
  /** Whether its unit stands in the label's brackets only, so that the examples may settle another. */
  readonly unitFromLabel: boolean;
}

/** The fields of field files, with sentences about what was ignored. */
export interface StatedFields {
  readonly fields: readonly StatedField[];
  readonly notes: readonly string[];
  /** How they belong together, where a source states that. */
  readonly structure?: StatedStructure;
}

/** What a dictionary is read with. */
export interface DictionaryOptions {
  /** The classes of ETIM whose features become fields. */
  readonly etimClasses?: readonly string[] | undefined;
  /** The sheet of workbooks. */
  readonly sheet?: string | undefined;
  /** The classes that the catalogue holds already. */
  readonly storedClass?: (code: string) => EtimClass | undefined;
  /** The language of labels that do not say theirs; default `fr`. */
  readonly locale?: Locale | undefined;
}

/**
 * Reads field files, told apart by what they hold: a JSON array of fields, exports or REST pages of Akeneo, releases of
 * ETIM. Rejects with a UserError that names the place for a file that is none of these, an entry that is no field, and a
 * code that comes twice.
 */
export async function readFieldFiles(
  files: readonly string[],
  { etimClasses = [], storedClass = () => undefined, locale = 'fr', sheet }: DictionaryOptions = {},
): Promise<StatedFields> {
  const notes: string[] = [];
  const note = (text: string) => notes.push(text);
  const akeneo = createAkeneoDictionary();
  const own = createFieldList();
  const releases: (readonly EtimClass[])[] = [];
  for (const file of files) {
    const read = await readDictionaryFile(file, { note, sheet });
    if ('release' in read) {
      const { readEtimRelease } = await import('./dictionary/etim-release.js');
      releases.push(await readEtimRelease(read.release, file, locale));
      continue;
    }
    const [first] = read.entries;
    for (const entry of read.entries) if (!akeneo.add(entry)) own.add(entry, first);
  }
  const fromAkeneo = akeneo.finish(locale);
  for (const { field, place } of fromAkeneo.fields) own.put({ field, unitFromLabel: false }, place);
  const classes = mergeClasses(releases);
  const found = (code: string) => classes.get(code) ?? storedClass(code);
  const ofClasses = etimFields(etimClasses, found, [...classes.keys()]);
  for (const { field, place } of ofClasses.fields) own.put({ field, unitFromLabel: false }, place);
  notes.push(...fromAkeneo.notes, ...ofClasses.notes, ...own.notes());
  if (classes.size > 0) notes.push(classNote(classes.size, etimClasses));
  const all = own.fields.map(({ field }) => field);
  const structure = { ...fromAkeneo.structure, ...(classes.size > 0 && { etimClasses: classes.values() }) };
  return {
    fields: own.fields,
    notes: [...notes, ...slowPatternNotes(all), ...unknownUnitNotes(all)],
    ...(Object.keys(structure).length > 0 && { structure }),
  };
}

function classNote(count: number, asked: readonly string[]): string {
  const cure = asked.length > 0 ? '' : ': take the fields of one with --etim-class';
  return `the catalogue knows ${count} ETIM classes${cure}`;
}

function createFieldList() {
  const places = new Map<string, string>();
  const ignored = new Set<string>();
  const fields: StatedField[] = [];

  function put(stated: StatedField, place: string): void {
    const { code } = stated.field;
    const before = places.get(code);
    if (before) throw new UserError(`${place}: the field "${code}" stands in ${before} too: keep one`, 'field');
    places.set(code, place);
    fields.push(stated);
  }

  return {
    fields,
    put,
    add({ value, place, table }: DictionaryEntry, first: DictionaryEntry | undefined): void {
      if (table) throw noDictionary(first?.value ?? value, place);
      const { field, ignoredKeys } = parseField(value, place);
      for (const key of ignoredKeys) ignored.add(key);
      const { unit } = value as { unit?: unknown };
      put({ field, unitFromLabel: field.unit !== undefined && !unit }, place);
    },
    notes: () => (ignored.size > 0 ? [`unknown keys of the field files are ignored: ${[...ignored].join(', ')}`] : []),
  };
}

function noDictionary(row: unknown, place: string): UserError {
  const columns = Object.keys(row as object)
    .slice(0, 8)
    .join(', ');
  return new UserError(
    `${place} is no row of a dictionary (its columns are ${columns}): pass fields as JSON, Akeneo's export of attributes (code, type, …), or an ETIM release`,
    'field-file',
  );
}

/** What is to be known of patterns that engines which go back and try again take for ever over. */
function slowPatternNotes(fields: readonly Field[]): readonly string[] {
  const slow = fields.filter(({ pattern }) => pattern !== undefined && patternCost(pattern).nested);
  if (slow.length === 0) return [];
  const [which, be] = slow.length === 1 ? ['the pattern', 'repeats'] : ['the patterns', 'repeat'];
  const codes = slow.map(({ code }) => code).join(', ');
  return [
    `${which} of ${codes} ${be} what repeats itself, as in (a+)+: read in linear time here, it may hang other programs`,
  ];
}
