/** Rounds half away from zero to `decimals`, on the decimal digits that people see: 1.005 → 1.01. */
export function roundTo(value: number, decimals: number): number {
  if (Number.isInteger(value)) return value || 0;
  const size = shift(Math.round(shift(Math.abs(value), decimals)), -decimals);
  return value < 0 && size > 0 ? -size : size;
}

/** Moves the decimal point without computing, so without binary error. */
function shift(value: number, places: number): number {
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** Removes what binary fractions leave behind: 119.99999999999999 → 120. */
export function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}
