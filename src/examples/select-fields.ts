import { didYouMean, UserError } from '../errors.js';
import type { Field } from '../fields/field.js';
import { fold } from '../text/fold.js';
import type { Catalogue } from './catalogue.js';
import { createFieldIndex, type FieldIndex, searchedLabels } from './field-index.js';

/** What the words of a user ask for. */
export interface FieldSelection {
  /** The catalogue's own codes, each once, in the order first named; in their midst words that name nothing. */
  readonly asked: readonly string[];
  /** The words that name nothing in the catalogue, as they were written. */
  readonly unknown: readonly string[];
  /** Columns of the input whose cells name the fields of their row. */
  readonly columns: readonly string[];
  /** What is good to know, such as attributes of a family that are no fields. */
  readonly notes: readonly string[];
}

/** What words are looked up in. */
export type FieldSource = Pick<Catalogue, 'field' | 'allFields' | 'structure'>;

type Found = Partial<FieldSelection>;

/** The most words of one label. */
const LONGEST = 16;

/**
 * The fields that words name, separated by commas, semicolons, `|` or white space: codes in any case, labels in any
 * language, `all`, `family:NAME`, `class:EC…`, `column:NAME`. A label may hold separators itself.
 * @param bareFamilies whether the code of a family alone means its fields, as in a column of an export
 * @throws UserError for a label that several fields bear, and for a family or class that is not known
 */
export function selectFields(
  words: readonly string[],
  catalogue: FieldSource,
  { bareFamilies = false }: { readonly bareFamilies?: boolean } = {},
): FieldSelection {
  const exact = exactCodes(words, catalogue);
  if (exact) return { asked: [...new Set(exact)], unknown: [], columns: [], notes: [] };
  const find = createFinder(catalogue, bareFamilies);
  const found = words.flatMap((word) => partsOf(word, find, (text) => checkGroup(text, catalogue)));
  const all = (key: keyof FieldSelection) => [...new Set(found.flatMap((part) => part[key] ?? []))];
  return { asked: all('asked'), unknown: all('unknown'), columns: all('columns'), notes: all('notes') };
}

/** Codes as they are written in the catalogue need no index of all fields. */
function exactCodes(words: readonly string[], catalogue: FieldSource): readonly string[] | undefined {
  const codes = words.flatMap((word) => word.split(/[\s,;|]+/)).filter((code) => code !== '');
  return codes.every((code) => catalogue.field(code)) ? codes : undefined;
}

type Finder = (name: string) => Found | undefined;

/** Takes the longest run of words that names something, again and again; what names nothing is unknown. */
function partsOf(text: string, find: Finder, check: (rest: string) => void): readonly Found[] {
  const tokens = [...text.matchAll(/[^\s,;|]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const parts: Found[] = [];
  let unknown: { start: number; end: number } | undefined;
  const closeUnknown = () => {
    const word = unknown && text.slice(unknown.start, unknown.end);
    if (word) parts.push({ asked: [word], unknown: [word] });
    unknown = undefined;
  };
  for (let at = 0; at < tokens.length; ) {
    const { start = 0, end = 0 } = tokens[at] ?? {};
    const run = longestRun(text, tokens, at, find);
    if (run) {
      closeUnknown();
      parts.push(run.found);
      at = run.next;
      continue;
    }
    check(text.slice(start));
    if (unknown && /[,;|]/.test(text.slice(unknown.end, start))) closeUnknown();
    unknown = { start: unknown?.start ?? start, end };
    at++;
  }
  closeUnknown();
  return parts;
}

function longestRun(
  text: string,
  tokens: readonly { readonly start: number; readonly end: number }[],
  at: number,
  find: Finder,
): { readonly found: Found; readonly next: number } | undefined {
  for (let next = Math.min(tokens.length, at + LONGEST); next > at; next--) {
    const found = find(text.slice(tokens[at]?.start, tokens[next - 1]?.end));
    if (found) return { found, next };
  }
  return undefined;
}

function createFinder(catalogue: FieldSource, bareFamilies: boolean): Finder {
  let index: FieldIndex | undefined;
  return (name) => {
    const field = catalogue.field(name);
    if (field) return { asked: [field.code] };
    if (/^(?:all|\*)$/i.test(name)) return { asked: catalogue.allFields().map(({ code }) => code) };
    const prefixed = /^(family|class|column):\s*(.+)$/is.exec(name);
    if (prefixed?.[2] !== undefined) return FIND[prefixed[1]?.toLowerCase() as Prefix](prefixed[2], catalogue);
    index ??= createFieldIndex(catalogue.allFields());
    const named = index.named(name);
    if (named.length > 1) throw ambiguous(name, named);
    if (named[0]) return { asked: [named[0].code] };
    return bareFamilies ? (familyFields(name, catalogue) ?? classFields(name, catalogue)) : undefined;
  };
}

function ambiguous(name: string, fields: readonly Field[]): UserError {
  const codes = fields.map((field) => `${field.code} (${field.label})`);
  return new UserError(
    `"${name}" names ${fields.length} fields, ${codes.join(' and ')}: name one by its code`,
    'fields',
  );
}

type Prefix = 'family' | 'class' | 'column';

const FIND: Readonly<Record<Prefix, (name: string, catalogue: FieldSource) => Found | undefined>> = {
  family: familyFields,
  class: classFields,
  column: (name) => (/[,;|]/.test(name) ? undefined : { columns: [name] }),
};

/** Throws for a family or class that is not known; its name reaches to the next separator. */
function checkGroup(text: string, catalogue: FieldSource): void {
  const [, prefix, name = ''] = /^(family|class):\s*([^,;|]*)/i.exec(text) ?? [];
  if (prefix === undefined) return;
  throw prefix.toLowerCase() === 'family'
    ? unknownFamily(name.trim(), catalogue)
    : unknownClass(name.trim(), catalogue);
}

function familyFields(name: string, catalogue: FieldSource): Found | undefined {
  const key = fold(name);
  const families = catalogue.structure.families();
  const family =
    families.find(({ code }) => code === name) ??
    families.find(({ code }) => fold(code) === key) ??
    families.find(({ labels }) => Object.values(labels).some((label) => fold(label) === key));
  if (!family) return undefined;
  const codes = family.attributes.filter((code) => catalogue.field(code));
  const others = family.attributes.filter((code) => !catalogue.field(code));
  const note = `family ${family.code}: ${codes.length} fields are asked; ${others.join(', ')} ${others.length === 1 ? 'is no field' : 'are no fields'}`;
  return { asked: codes, notes: others.length > 0 ? [note] : [] };
}

function unknownFamily(name: string, { structure }: FieldSource): UserError {
  const codes = structure.families().map(({ code }) => code);
  const hint = codes.length === 0 ? ': load families with db seed or pim pull' : didYouMean(name, codes);
  return new UserError(`no family "${name}" in the catalogue${hint || `: there are ${some(codes)}`}`, 'fields');
}

function classFields(name: string, catalogue: FieldSource): Found | undefined {
  const known = catalogue.structure.etimClass(name.toUpperCase());
  if (!known) return undefined;
  const codes = known.features.map(({ code }) => code);
  const fields = codes.filter((code) => catalogue.field(code));
  const load = `load them with db seed --etim-class ${known.code}`;
  if (fields.length === 0)
    throw new UserError(`none of the ${codes.length} features of class ${known.code} is a field: ${load}`, 'fields');
  const rest = codes.length - fields.length;
  const note = `class ${known.code}: ${rest} of ${codes.length} features are no fields of the catalogue: ${load}`;
  return { asked: fields, notes: rest > 0 ? [note] : [] };
}

function unknownClass(name: string, { structure }: FieldSource): UserError {
  const codes = structure.etimClasses().map(({ code }) => code);
  const hint = codes.length === 0 ? ': load an ETIM release with db seed --fields' : didYouMean(name, codes);
  return new UserError(`no class "${name}" in the catalogue${hint || `: there are ${some(codes)}`}`, 'fields');
}

function some(codes: readonly string[]): string {
  return codes.length > 5 ? `${codes.slice(0, 5).join(', ')} and ${codes.length - 5} more` : codes.join(', ');
}

/** One sentence about words that name no field. */
export function unknownField(name: string, catalogue: Pick<Catalogue, 'field' | 'nearestCodes'>): string {
  const near = catalogue.nearestCodes(name, 3).map((code) => `${code} (${labelLike(name, catalogue.field(code))})`);
  const hint = near.length > 0 ? `the nearest are ${near.join(', ')}` : 'the catalogue is empty: load one with db seed';
  return `no field "${name}" in the catalogue: ${hint}`;
}

/** The label by which a field is near to a name: it may be one of another language. */
function labelLike(name: string, field: Field | undefined): string {
  if (!field) return '';
  const key = fold(name);
  return searchedLabels(field).find((label) => fold(label).includes(key)) ?? field.label;
}
