/** Rounds half away from zero to so many decimals, on the decimal digits that people see: 1.005 → 1.01. */
export function roundTo(value: number, decimals: number): number {
  const [digits = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const rounded = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  return Math.sign(value) * Number(`${rounded}e${-decimals}`) || 0;
}
