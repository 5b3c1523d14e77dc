import { parseUnit } from '../../fields/units/units.js';
import { columnText } from './column-content.js';
import { foldName, identifierRank, namedAs, readColumnName } from './column-names.js';

/** What a header says of the values under it. */
export interface AttributeHeader {
  /** The words that stand before a value: `Largeur`. */
  readonly heading: string;
  /** The unit of a bare number: `cm` of `Largeur (cm)` and of `Largeur in cm`. */
  readonly headingUnit?: string;
}

/** Names the attribute that a header without its unit stands for; undefined when no field that is asked for is called so. */
export type FieldHeading = (header: string) => string | undefined;

/** Takes a header apart; `color_name` is read as `color name`. */
export function readAttributeHeader(header: string): AttributeHeader {
  const plain = readable(header);
  const [, heading = '', bracketed, behind] =
    /^(.*?\S)\s*(?:[([]\s*([^()[\]]+?)\s*[)\]]|(?:,|\/|\b(?:in|en))\s+(\S.*))\s*:?$/i.exec(plain) ?? [];
  const unit = (bracketed ?? behind)?.replace(/^(?:in|en)\s+/i, '');
  if (unit === undefined || !parseUnit(unit)) return { heading: plain };
  return { heading, headingUnit: unit };
}

/** Without the number of a repeated column, Akeneo's locale and channel, underscores, and a colon at the end. */
function readable(header: string): string {
  const plain = header.replace(/ \(\d+\)$/, '').replace(/-[a-z]{2,3}_[A-Z]{2}(?:-[\w.]+)?$/, '');
  return plain
    .replace(/_+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s*:\s*$/, '')
    .trim();
}

/** How a column of attribute values is read: behind its header. */
export interface AttributeReading {
  readonly fieldHeading?: FieldHeading | undefined;
  /** Whether the user named the column. */
  readonly named: boolean;
}

/**
 * The header to read a column's values behind; undefined for what is read as it stands: titles, prose, pairs, prices,
 * addresses and identifiers. A column that nobody named has to be called like a field that is asked for.
 */
export function attributeHeader(
  name: string,
  cells: readonly unknown[],
  { fieldHeading, named }: AttributeReading,
): AttributeHeader | undefined {
  const header = readAttributeHeader(name);
  const field = fieldHeading?.(header.heading) ?? fieldHeading?.(readable(name));
  if (field === undefined && !named) return undefined;
  // A letter or two say nothing of what a value is of.
  if (field === undefined && !/\p{L}{3}/u.test(header.heading)) return undefined;
  if (!mayBeAttribute(name, field !== undefined) || !cells.every(isShort)) return undefined;
  return cells.some((cell) => columnText(cell).trim() !== '')
    ? { ...header, ...(field !== undefined && { heading: field }) }
    : undefined;
}

const PLACES = /\b(?:adress(?:e|en)?|address(?:es)?|anschrift|street|rue|strasse)\b/;
const PROSE_NAMES = /descri|beschreib|texte?\b|^notes?$|remarques?|bemerkung|comment/;

function mayBeAttribute(name: string, isField: boolean): boolean {
  if (identifierRank(name) !== undefined) return false;
  const column = readColumnName(name);
  if (PLACES.test(column.base) || PROSE_NAMES.test(column.base)) return false;
  const kind = namedAs(column);
  // What a dictionary calls composition is a value there, whatever else the word may head.
  return kind === undefined || kind === 'other-words' || (kind === 'text' && isField);
}

/** Characters and words of a value. */
const LONGEST = 80;
const MOST_WORDS = 8;
const MONEY = /[€$£¥]|\b(?:EUR|USD|GBP|CHF)\b/;
const LINK = /^(?:https?:\/\/|www\.)|^[\w.+-]+@[\w-]+\.\w/i;

/** Whether a cell may be the value of an attribute; so may an empty one. */
function isShort(cell: unknown): boolean {
  if (typeof cell === 'object' && cell !== null && !Array.isArray(cell)) return false;
  const text = columnText(cell).trim();
  if (text.length > LONGEST || /[\n<]|\p{L}\s*[:=]\s*\S/u.test(text) || MONEY.test(text) || LINK.test(text))
    return false;
  return text.split(/\s+/).length <= MOST_WORDS;
}

/** The words that headers of shops put behind the name of an attribute, as in `color_name`. */
const BEHIND = / (?:names?|values?|type|nom|valeur|wert|typ)$/;

/** What a header is compared by: folded, and without the words behind the name where those are no part of it. */
export function headingKeys(header: string): readonly string[] {
  const folded = foldName(header);
  return [...new Set([folded, folded.replace(BEHIND, '')])].filter((key) => key !== '');
}
