/** How a number of a sheet is shown. */
export type NumberFormat =
  | { readonly kind: 'plain'; readonly suffix?: string }
  | { readonly kind: 'date'; readonly time: boolean; readonly day: boolean }
  | { readonly kind: 'percent' }
  /** Leading zeros up to this number of digits, as of identifiers. */
  | { readonly kind: 'padded'; readonly digits: number };

/** Characters that XML cannot hold stand as `_x000D_` in cells. */
export function unescapeCell(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => {
    const sign = String.fromCharCode(Number.parseInt(code, 16));
    return sign === '\r' ? '\n' : sign;
  });
}

const DAY = 86_400_000;
/** Day 0 of the two calendars of workbooks; in the older one, 1900 counts as a leap year. */
const EPOCHS = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/** The number of a cell as a person reads it: every digit, never an exponent; dates as `2026-03-01`. */
export function numberText(raw: string, format: NumberFormat, epoch: keyof typeof EPOCHS): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  switch (format.kind) {
    case 'date':
      return dateText(value, format, epoch);
    case 'percent':
      return `${plainNumber(value * 100)}%`;
    case 'padded':
      return plainNumber(value).padStart(format.digits, '0');
    case 'plain':
      return plainNumber(value) + (format.suffix ?? '');
  }
}

/** With the 15 digits that a spreadsheet keeps: 0.30000000000000004 is 0.3. */
function plainNumber(value: number): string {
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(15));
  const written = String(rounded);
  if (!written.includes('e')) return written;
  return Math.abs(rounded) < 1 ? rounded.toFixed(20).replace(/0+$/, '') : BigInt(rounded).toString();
}

function dateText(value: number, { time, day }: { time: boolean; day: boolean }, epoch: keyof typeof EPOCHS): string {
  // The old calendar has a day that there was not: 29 February 1900.
  const shifted = epoch === 1900 && value < 60 && value >= 1 ? value + 1 : value;
  const date = new Date(EPOCHS[epoch] + Math.round(shifted * DAY));
  if (Number.isNaN(date.getTime())) return plainNumber(value);
  const [days, hours = ''] = date.toISOString().split('T');
  const clock = hours.slice(0, hours.startsWith('00:00', 3) || hours.slice(6, 8) === '00' ? 5 : 8);
  if (!day) return clock;
  return time && clock !== '00:00' ? `${days} ${clock}` : (days ?? '');
}
