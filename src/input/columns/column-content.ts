/** How much of a column is text to read fields from, as parts of its rows. */
export interface ColumnContent {
  /** Rows that hold anything. */
  readonly filled: number;
  readonly prose: number;
  /** Rows with a label and its value, or JSON. */
  readonly pairs: number;
  /** Whether many rows hold one and the same text. */
  readonly constant: boolean;
}

/** Looks at the cells of a column, one per row. */
export function columnContent(cells: readonly unknown[]): ColumnContent {
  const texts = cells.map(columnText).filter((text) => text !== '');
  const count = Math.max(1, cells.length);
  return {
    filled: texts.length / count,
    prose: texts.filter(isProse).length / count,
    pairs: texts.filter(isPairs).length / count,
    constant: texts.length >= 5 && new Set(texts).size === 1,
  };
}

/** What a cell holds as text; a dash is how exports write that there is nothing. Lists and objects are read as JSON. */
export function columnText(value: unknown): string {
  if (typeof value === 'string') return value.trim() === '-' ? '' : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value.join('\n');
  return Object.keys(value).length > 0 ? JSON.stringify(value) : '';
}

const SHOWN = 2000;
const ADDRESS = /^\s*(?:https?:\/\/|www\.|[\w.+-]+@[\w-]+\.\w|[./~]?[\w-]+\/[\w./-]+$)/i;
const STREET = /\b(?:rue|avenue|boulevard|chemin|street|road|lane|stra(?:ß|ss)e|\w+str\.|platz|via)\b/i;
const PATH = /\s[>›»]\s.*\s[>›»]\s|^[^.:;]{1,60}(?:\s[>›»]\s)[^.:;]{1,60}$/;

/** More than three words, and no address or path of categories. */
function isProse(text: string): boolean {
  const shown = text.slice(0, SHOWN);
  if (ADDRESS.test(shown) || PATH.test(shown)) return false;
  if (STREET.test(shown) && /\b\d{4,5}\b/.test(shown) && shown.length < 120) return false;
  const words = shown.match(/(?<![\p{L}\p{N}_/.@#-])\p{L}[\p{L}'’-]*(?![\p{L}\p{N}_/@#-]|\.\p{L})/gu)?.length ?? 0;
  return words > 3;
}

const PAIR = /(?:^|[\n;|•·>]|,\s)\s*\p{L}[\p{L}\p{N} .'’()/-]{1,40}\s?[:=]\s*[^\s:=/]/u;

function isPairs(text: string): boolean {
  const shown = text.slice(0, SHOWN);
  if (/^\s*[[{]/.test(shown)) return /"[^"]+"\s*:/.test(shown);
  if (ADDRESS.test(shown)) return false;
  return PAIR.test(shown) || /<t[dh]\b|<d[td]\b|<li\b/i.test(shown);
}
