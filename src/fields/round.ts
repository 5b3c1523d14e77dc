/** Rounds half away from zero to so many decimals, on the decimal digits that people see: 1.005 → 1.01. */
export function roundTo(value: number, decimals: number): number {
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return value;
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
  return Number(value.toPrecision(12));
}
