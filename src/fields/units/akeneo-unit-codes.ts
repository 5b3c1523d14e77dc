/** Roots of Akeneo's unit codes that are no names of units in a text, or name another one there. */
const ROOTS: Readonly<Record<string, string>> = {
  FEET: 'ft',
  FOOT: 'ft',
  AMPEREHOUR: 'Ah',
  MILLIAMPEREHOUR: 'mAh',
  DEKAMPERE: 'daA',
  DEKAOHM: 'daΩ',
  HECTOHM: 'hΩ',
  KILOHM: 'kΩ',
  MEGOHM: 'MΩ',
  ATM: 'atm',
  MMHG: 'Torr',
  NIT: 'nit',
  REVOLUTION: 'rev',
  MIL: 'mil',
  CHAIN: 'chain',
  SQUARE_MIL: 'sq mil',
  SQUARE_FURLONG: 'fur²',
  REAUMUR: '°Ré',
  RANKINE: '°R',
  CELSIUS: '°C',
  FAHRENHEIT: '°F',
  KELVIN: 'K',
  ONCE: 'once',
  LIVRE: 'livre',
  CHAR: 'char',
  ARE: 'are',
  CENTIARE: 'centiare',
  PIECE: 'pcs',
  COULOMB: 'C',
  FARAD: 'F',
};
const PREFIXES: Readonly<Record<string, string>> = {
  ...{ ATTO: 'a', PICO: 'p', NANO: 'n', MICRO: 'µ', MILLI: 'm', CENTI: 'c', DECI: 'd', DEKA: 'da', DECA: 'da' },
  ...{ HECTO: 'h', KILO: 'k', MEGA: 'M', GIGA: 'G', TERA: 'T' },
};
const SYMBOLS: Readonly<Record<string, string>> = {
  ...{ METER: 'm', GRAM: 'g', LITER: 'l', VOLT: 'V', AMPERE: 'A', OHM: 'Ω', WATT: 'W', HERTZ: 'Hz', NEWTON: 'N' },
  ...{ PASCAL: 'Pa', BAR: 'bar', JOULE: 'J', COULOMB: 'C', FARAD: 'F', BYTE: 'B', BIT: 'bit', RADIAN: 'rad' },
};

/** Codes of which neither the words nor the parts are what people call the unit. */
const WHOLE: Readonly<Record<string, string>> = {
  ...{ WATTHOUR: 'Wh', KILOWATTHOUR: 'kWh', VOLT_AMPERE: 'VA', NEWTON_METER: 'Nm', MILLIAMPERE_HOUR: 'mAh' },
  ...{ REVOLUTION_PER_MINUTE: 'rpm', FRAME_PER_SECOND: 'fps', LUMEN_PER_WATT: 'lm/W', CHEVAL_VAPEUR: 'ch' },
  CANDELA_PER_SQUARE_METER: 'cd/m²',
};

/**
 * How a unit code of Akeneo's measurement families (`SQUARE_METER`, `CUBIC_METER_PER_HOUR`) is written in a text;
 * undefined for what is no such code.
 */
export function akeneoUnitSpelling(code: string): string | undefined {
  if (!/^[A-Z]+(?:_[A-Z]+)*$/.test(code)) return undefined;
  return WHOLE[code] ?? code.split('_PER_').map(partSpelling).join('/');
}

function partSpelling(part: string): string {
  const [, power, name = part] = /^(SQUARE|CUBIC)_([A-Z]+)$/.exec(part) ?? [];
  const exponent = power === 'SQUARE' ? '²' : power === 'CUBIC' ? '³' : '';
  return ROOTS[part] ?? `${ROOTS[name] ?? nameSpelling(name)}${exponent}`;
}

function nameSpelling(name: string): string {
  const [, prefix = '', root = ''] =
    /^(ATTO|PICO|NANO|MICRO|MILLI|CENTI|DECI|DE[CK]A|HECTO|KILO|MEGA|GIGA|TERA)([A-Z]+)$/.exec(name) ?? [];
  const symbol = SYMBOLS[root];
  if (symbol !== undefined) return `${PREFIXES[prefix] ?? ''}${symbol}`;
  return SYMBOLS[name] ?? SHORT[name] ?? name.toLowerCase().replaceAll('_', ' ');
}

const SHORT: Readonly<Record<string, string>> = {
  ...{
    INCH: 'in',
    YARD: 'yd',
    MILE: 'mi',
    SECOND: 's',
    MINUTE: 'min',
    HOUR: 'h',
    DAY: 'day',
    POUND: 'lb',
    OUNCE: 'oz',
  },
};
