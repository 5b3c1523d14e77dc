import { fold } from '../../text/fold.js';
import type { Text } from '../text.js';

/** A date of a text; UTF-16 offsets, end exclusive. */
export interface DateSpan {
  /** ISO 8601, as far as it is said: `2024-03-12`, `2024-03`; undefined where day and month could be either way round. */
  readonly date: string | undefined;
  readonly start: number;
  readonly end: number;
}

const MONTH_NAMES = [
  'january janvier januar janner jan janv jän',
  'february fevrier februar feb fevr fev febr',
  'march mars marz maerz mar mrz',
  'april avril apr avr',
  'may mai',
  'june juin juni jun',
  'july juillet juli jul juil',
  'august aout aug',
  'september septembre sep sept',
  'october octobre oktober oct okt',
  'november novembre nov',
  'december decembre dezember dec dez',
];
const MONTHS = new Map(MONTH_NAMES.flatMap((names, index) => names.split(' ').map((name) => [fold(name), index + 1])));

const YEAR = String.raw`(?<year>(?:19|20|21)\d{2})`;
const NAME = String.raw`(?<name>\p{L}{3,9})\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:er|st|nd|rd|th|e)?\.?`;
/** Year first, by number; a time of day may follow. */
const ISO = /(?<year>(?:19|20|21)\d{2})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})(?=[T\s,;:)\]]|[.]?(?!\S)|$)/;
const ISO_MONTH = /(?<year>(?:19|20|21)\d{2})-(?<month>0[1-9]|1[0-2])/;
/** `12/03/2024`, `12.3.24`, `12-03-2024`. */
const NUMBERS = /(?<first>\d{1,2})(?<sign>[/.-])\s?(?<second>\d{1,2})\k<sign>\s?(?<year>(?:19|20|21)\d{2}|\d{2})/;
const MONTH_YEAR = /(?<month>0?[1-9]|1[0-2])[/.](?<year>(?:19|20|21)\d{2})/;
const DAY_NAME = new RegExp(String.raw`${DAY}[\s-]*(?:of\s|de\s|d['’])?${NAME}[\s,-]*${YEAR}`, 'u');
const NAME_DAY = new RegExp(String.raw`${NAME}\s(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s${YEAR}`, 'u');
const NAME_YEAR = new RegExp(String.raw`${NAME}[\s,/-]{1,2}(?:of\s|de\s)?${YEAR}`, 'u');
/** The first that fits at a place counts: those that say more stand first. */
const SHAPES = [ISO, NUMBERS, DAY_NAME, NAME_DAY, MONTH_YEAR, NAME_YEAR, ISO_MONTH];
const ANY = new RegExp(
  `(?<![\\p{L}\\d/.,-])(?:${SHAPES.map(({ source }) =>
    source
      .replace(/\(\?<\w+>/g, '(?:')
      .replace('\\2', '[-/.]')
      .replace(/\\k:?<sign>/g, '[/.-]'),
  ).join('|')})(?!(?!T\\d)[\\p{L}\\d]|[/-]\\d)`,
  'gu',
);
const LONGEST = 1_000_000;

/**
 * The dates of a text in order, with at least month and year: `12. März 2024`, `12/03/2024`, `mars 2024`, `2024-03-12`. By
 * numbers alone a French or German text puts the day first; elsewhere a day beyond 12 or a dot between has to tell.
 * @param dayFirst whether day and month stand in that order where the text does not say; undefined when nobody knows
 */
export function readDates(
  { source, locale }: Pick<Text, 'source' | 'locale'>,
  dayFirst?: boolean,
): readonly DateSpan[] {
  const order = dayFirst ?? (locale === 'fr' || locale === 'de' ? true : undefined);
  const dates: DateSpan[] = [];
  for (const { 0: words, index } of source.slice(0, LONGEST).matchAll(ANY)) {
    const read = readDate(words, order);
    if (read) dates.push({ date: read.date, start: index, end: index + words.length });
  }
  return dates;
}

function readDate(words: string, dayFirst: boolean | undefined): { readonly date: string | undefined } | undefined {
  for (const shape of SHAPES) {
    const match = shape.exec(words);
    if (match?.[0] !== words) continue;
    const { year = '', month, day, name, first, second, sign } = match.groups ?? {};
    if (first && second) return byNumbers(fullYear(year), Number(first), Number(second), sign === '.' || dayFirst);
    const named = name === undefined ? Number(month) : MONTHS.get(fold(name));
    const date =
      named === undefined ? undefined : isoDate(Number(year), named, day === undefined ? undefined : Number(day));
    if (date) return { date };
  }
  return undefined;
}

/** Day and month in the only order that the calendar allows, or else in the usual one. */
function byNumbers(year: number, first: number, second: number, dayFirst: boolean | undefined) {
  const orders = [isoDate(year, second, first), isoDate(year, first, second)] as const;
  const possible = new Set(orders.filter((date) => date !== undefined));
  if (possible.size === 0) return undefined;
  if (possible.size === 1) return { date: [...possible][0] };
  return { date: dayFirst === undefined ? undefined : orders[dayFirst ? 0 : 1] };
}

/** Two digits as POSIX reads them (strptime, `%y`): 69 to 99 are of the last century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year >= 69 ? 1900 : 2000);
}

/** Undefined for a day that the calendar does not have. */
function isoDate(year: number, month: number, day: number | undefined): string | undefined {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || (day !== undefined && (day < 1 || day > last))) return undefined;
  const parts = [
    String(year),
    String(month).padStart(2, '0'),
    ...(day === undefined ? [] : [String(day).padStart(2, '0')]),
  ];
  return parts.join('-');
}
