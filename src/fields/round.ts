/** Rounds half away from zero to so many decimals, on the decimal digits that people see: 1.005 → 1.01. */
export function roundTo(value: number, decimals: number): number {
  const size = shift(Math.round(shift(Math.abs(value), decimals)), -decimals);
  return value < 0 && size > 0 ? -size : size;
}

/** Moves the decimal point without computing, so without binary error. */
function shift(value: number, places: number): number {
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
