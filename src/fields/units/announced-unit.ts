import { parseUnit, type Unit } from './units.js';

/** The unit that a bracket, `en … :` or the end of a label, right before a number gives: `Largeur (cm) : 60`, `Gewicht in kg: 12`. */
export function announcedUnit(before: string): Unit | undefined {
  const found =
    /(?:[([]\s*(?:en |in )?((?:[^()[\]]|\([^()[\]]*\)){1,16})[)\]]\s*[:=]?|\b(?:en|in)\s+([^\s.:=)\]]{1,14})\s*[)\]]?\s*[:=])\s*$/.exec(
      before,
    );
  const written = found ? (found[1] ?? found[2]) : (AT_END_OF_LABEL.exec(before) ?? BEFORE_NUMBER.exec(before))?.[1];
  return parseUnit(written ?? '');
}

/** The unit that ends a label: `Leerlaufdrehzahl 1/min: 3200`, `Breite cm: 60`. */
const AT_END_OF_LABEL =
  /\p{L}{3,}\s+(mm|cm|kg|kW|Hz|Nm|mA|rpm|°C|lm|1\/min|min-1|min⁻¹|U\/min|tr\/min|l\/h|l\/min|m³\/h|m[²³])\s*[:=]\s*$/u;

/** `Drehzahl 1/min 1450`, `Breite cm 60`, as data sheets of old systems write it. */
const BEFORE_NUMBER =
  /(?<![\d.,]\s?)(?<!\p{L})\p{L}{4,}\s+(?:in\s)?(mm|cm|kg|kW|Hz|Nm|mA|rpm|°C|lm|1\/min|min-1|min⁻¹|U\/min|tr\/min|l\/h|l\/min|m³\/h)\s+$/u;

/** The unit among the words between a legend and its chain: ` en cm `, ` (mm) : `. */
export function unitWithin(between: string): Unit | undefined {
  return announcedUnit(between) ?? announcedUnit(`${between.trimEnd()}:`) ?? bareUnit(between);
}

/** `(H x L x P), cm : ` and `(H x L x P, cm) : `. */
function bareUnit(between: string): Unit | undefined {
  return parseUnit(/^[)\]]?\s*,?\s*(\p{L}{1,12})\s*[)\]]?\s*[:=]?\s*$/u.exec(between)?.[1] ?? '');
}
