import { readUnit } from './unit-reader.js';

/** English names for the symbols that catalogues spell in full. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ byte: 'Bytes', kB: 'Kilobytes', MB: 'Megabytes', GB: 'Gigabytes', TB: 'Terabytes' },
  ...{ bit: 'Bits', Mbit: 'Megabits', Gbit: 'Gigabits' },
  ...{
    'bit/s': 'Bits per Second',
    'kbit/s': 'Kilobits per Second',
    'Mbit/s': 'Megabits per Second',
    'Gbit/s': 'Gigabits per Second',
  },
  ...{
    W: 'Watts',
    kW: 'Kilowatts',
    MW: 'Megawatts',
    mW: 'Milliwatts',
    VA: 'Volt-Amperes',
    kVA: 'Kilovolt-Amperes',
    hp: 'Horsepower',
  },
  ...{
    V: 'Volts',
    mV: 'Millivolts',
    kV: 'Kilovolts',
    A: 'Amperes',
    mA: 'Milliamperes',
    Ah: 'Ampere-Hours',
    mAh: 'Milliampere-Hours',
  },
  ...{
    Hz: 'Hertz',
    kHz: 'Kilohertz',
    MHz: 'Megahertz',
    GHz: 'Gigahertz',
    rpm: 'Revolutions per Minute',
    dB: 'Decibels',
  },
  ...{ mm: 'Millimeters', cm: 'Centimeters', m: 'Meters', km: 'Kilometers', in: 'Inches', ft: 'Feet', yd: 'Yards' },
  ...{ mg: 'Milligrams', g: 'Grams', kg: 'Kilograms', t: 'Tonnes', lb: 'Pounds', oz: 'Ounces' },
  ...{ ml: 'Milliliters', cl: 'Centiliters', l: 'Liters', gal: 'Gallons', 'fl oz': 'Fluid Ounces' },
  ...{
    ms: 'Milliseconds',
    s: 'Seconds',
    min: 'Minutes',
    h: 'Hours',
    lm: 'Lumens',
    lx: 'Lux',
    bar: 'Bar',
    Pa: 'Pascals',
    kPa: 'Kilopascals',
  },
};

/** Writes the units behind numbers in full, with a space before: `40GB` → `40 Gigabytes`. */
export function unitsInFull(text: string): string {
  let written = '';
  let from = 0;
  for (const digit of text.matchAll(/\d(?!\d)/g)) {
    const end = digit.index + 1;
    const found = end > from ? readUnit(text, end) : undefined;
    const name = found && !found.loose ? NAMES[found.unit.symbol] : undefined;
    if (!found || name === undefined) continue;
    written += `${text.slice(from, end)} ${name}`;
    from = found.end;
  }
  return written + text.slice(from);
}
