import { readDates } from '../dates/read-dates.js';
import { readAside } from '../text.js';
import { accepted, ambiguous, refused, type ValueKind } from './value-kind.js';

/** Dates as ISO 8601 writes them, to the day or to the month. */
export const dateKind: ValueKind = {
  keys: [],
  isListed: false,
  isProse: false,
  isStatedByDenial: false,
  isExclusive: false,
  isCopied: true,
  isInferable: false,
  accept(_, raw) {
    if (typeof raw !== 'string') return refused(`${JSON.stringify(raw)} is not a date`);
    const dates = readDates(readAside(raw));
    const [date] = dates;
    if (!date) return refused(`"${raw}" is not a date: write it as 2024-03-12 or 2024-03`);
    if (dates.length > 1) return refused(`"${raw}" holds several dates`);
    return date.date === undefined
      ? ambiguous(`"${raw}" may name the day or the month first: write it as 2024-03-12`)
      : accepted(date.date);
  },
  mentions: (_, text) =>
    readDates(text).flatMap(({ date, start, end }) =>
      date === undefined ? [] : [{ value: date, start, end, text: text.source.slice(start, end) }],
    ),
  evidence: () => [],
  schema: () => ({ type: 'string' }),
};
