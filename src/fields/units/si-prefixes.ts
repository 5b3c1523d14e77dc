/** The decimal prefixes of the SI by symbol, with their names; `u` is how keyboards write `µ`. */
const PREFIXES: Readonly<Record<string, readonly [factor: number, name: string]>> = {
  a: [1e-18, 'atto'],
  p: [1e-12, 'pico'],
  n: [1e-9, 'nano'],
  µ: [1e-6, 'micro'],
  u: [1e-6, ''],
  m: [1e-3, 'milli'],
  c: [1e-2, 'centi'],
  d: [1e-1, 'deci'],
  da: [10, 'deca'],
  h: [100, 'hecto'],
  k: [1e3, 'kilo'],
  M: [1e6, 'mega'],
  G: [1e9, 'giga'],
  T: [1e12, 'tera'],
};

/** A unit that takes prefixes: dimension, symbol, size in the dimension's base, prefixes that texts use, and names. */
type Stem = readonly [dimension: string, symbol: string, factor: number, prefixes: string, names: string];

const STEMS: readonly Stem[] = [
  ['length', 'm', 1, 'n µ u da h', 'metre meter'],
  ['mass', 'g', 0.001, 'n µ u c d da h', 'gramme gram gramm'],
  ['volume', 'l', 0.001, 'µ u k', 'litre liter'],
  ['power', 'W', 1, 'n µ u G T', 'watt'],
  ['apparent power', 'VA', 1, 'm G', 'voltampere'],
  ['energy', 'Wh', 1, 'm M G T', 'wattheure wattstunde'],
  ['energy', 'J', 1 / 3600, 'm M G', 'joule'],
  ['current', 'A', 1, 'p n µ u', 'ampere'],
  ['charge', 'C', 1 / 3600, 'n µ u m k', 'coulomb'],
  ['voltage', 'V', 1, 'n µ u M', 'volt'],
  ['resistance', 'Ω', 1, 'n µ u m G T', 'ohm'],
  ['conductance', 'S', 1, 'n µ u m k', 'siemens'],
  ['capacitance', 'F', 1, 'p n µ u m', 'farad'],
  ['inductance', 'H', 1, 'n µ u m', 'henry'],
  ['magnetic flux density', 'T', 1, 'n µ u m', 'tesla'],
  ['pressure', 'Pa', 1, 'G', 'pascal'],
  ['pressure', 'bar', 100000, 'µ c d k M', 'bar'],
  ['frequency', 'Hz', 1, 'T', 'hertz'],
  ['time', 's', 1, 'n µ', 'seconde second sekunde'],
  ['force', 'N', 1, 'µ u m M', 'newton'],
  ['luminous flux', 'lm', 1, 'm k M', 'lumen'],
  ['illuminance', 'lx', 1, 'm k', 'lux'],
  ['luminous intensity', 'cd', 1, 'µ k', 'candela'],
  ['bits', 'bit', 1, 'k T', 'bit'],
  ['amount of substance', 'mol', 1, 'µ u m k', 'mole mol'],
];

/** Names that no prefix rule reaches: an ending of the prefix is lost. */
const SHORT_NAMES: Readonly<Record<string, string>> = { kohm: 'kilohm', Mohm: 'megohm' };

/**
 * Lines like those of a unit table for each unit with each of its prefixes: `nF 1e-9 =nF|nanofarad`. Their symbols
 * count in exactly this case. Prefixes and symbols after the SI brochure (BIPM, 9th edition).
 */
export function prefixedUnits(): readonly (readonly [dimension: string, line: string])[] {
  return STEMS.flatMap(([dimension, symbol, factor, prefixes, names]) =>
    prefixes
      .split(' ')
      .filter(Boolean)
      .map((prefix) => [dimension, lineOf(prefix, symbol, factor, names.split(' '))] as const),
  );
}

function lineOf(prefix: string, symbol: string, factor: number, names: readonly string[]): string {
  const [size, prefixName] = PREFIXES[prefix] ?? [1, ''];
  const whole = prefix === 'u' ? `µ${symbol}` : `${prefix}${symbol}`;
  const named = prefixName === '' ? [] : names.map((name) => `${prefixName}${name}`);
  const short = SHORT_NAMES[`${prefix}${names[0]}`];
  const greek = prefix === 'µ' ? [`=μ${symbol}`] : [];
  return `${whole} ${size * factor} =${prefix}${symbol}|${[...greek, ...named, ...(short ? [short] : [])].join('|')}`;
}

/** The prefix before the symbol of an electrical or mechanical unit, and the rest: `daV` → 10 and `V`. */
export function splitPrefix(symbol: string): { readonly factor: number; readonly stem: string } | undefined {
  const [, prefix = '', stem = ''] = /^(da|[apnµumcdhkMGT])([VAΩWCFHSNJT]|Pa|Hz|bar)$/.exec(symbol) ?? [];
  const factor = PREFIXES[prefix]?.[0];
  return factor === undefined ? undefined : { factor, stem };
}
