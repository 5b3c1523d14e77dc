/** Codes of UN/ECE Recommendation 20 for what products are measured in, as schema.org, BMEcat and EDI write them. */
const CODES: Readonly<Record<string, string>> = {
  ...{ MMT: 'mm', CMT: 'cm', DMT: 'dm', MTR: 'm', KMT: 'km', INH: 'in', FOT: 'ft', YRD: 'yd', SMI: 'mi' },
  ...{ MGM: 'mg', GRM: 'g', KGM: 'kg', TNE: 't', LBR: 'lb', ONZ: 'oz' },
  ...{ MMK: 'mm²', CMK: 'cm²', MTK: 'm²', FTK: 'ft²', INK: 'in²' },
  ...{ MLT: 'ml', CLT: 'cl', DLT: 'dl', LTR: 'l', HLT: 'hl', MTQ: 'm³', CMQ: 'ml', GLL: 'gal', OZA: 'fl oz' },
  ...{
    WTT: 'W',
    KWT: 'kW',
    MAW: 'MW',
    VLT: 'V',
    KVT: 'kV',
    AMP: 'A',
    '4K': 'mA',
    OHM: 'Ω',
    HTZ: 'Hz',
    KHZ: 'kHz',
    MHZ: 'MHz',
  },
  ...{ WHR: 'Wh', KWH: 'kWh', JOU: 'J', KJO: 'kJ', BAR: 'bar', MBR: 'mbar', PAL: 'Pa', KPA: 'kPa', MPA: 'MPa' },
  ...{ CEL: '°C', FAH: '°F', KEL: 'K', SEC: 's', MIN: 'min', HUR: 'h', DAY: 'day', MON: 'month', ANN: 'year' },
  ...{ MQH: 'm³/h', LUM: 'lm', LUX: 'lx', CDL: 'cd', RPM: 'rpm', NEW: 'N', NU: 'Nm', MTS: 'm/s', KMH: 'km/h' },
  ...{ C62: 'pcs', H87: 'pcs', PCE: 'pcs', EA: 'pcs', P1: '%', DD: '°', '2N': 'dB' },
};

/** The unit that a code of UN/ECE Recommendation 20 stands for (`CMT` → `cm`); undefined for other words. */
export function uneceUnitSpelling(code: string): string | undefined {
  return CODES[code];
}

/** Codes that are words, names or other abbreviations in a text. */
const MANIFOLD = new Set(['BAR', 'MIN', 'MON', 'DAY', 'SEC', 'NEW', 'PAL', 'ANN', 'RPM']);

/** The same in a text, where a code of three letters may stand behind a number: `60 CMT`; undefined for what means too much else. */
export function uneceUnitInText(code: string): string | undefined {
  return /^[A-Z]{3}$/.test(code) && !MANIFOLD.has(code) ? CODES[code] : undefined;
}
