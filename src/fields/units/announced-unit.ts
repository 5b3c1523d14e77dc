import { parseUnit, type Unit } from './units.js';

/** The unit that a bracket, or `en … :`, right before a number gives: `Largeur (cm) : 60`, `Gewicht in kg: 12`. */
export function announcedUnit(before: string): Unit | undefined {
  const found =
    /(?:[([]\s*(?:en |in )?((?:[^()[\]]|\([^()[\]]*\)){1,16})[)\]]\s*[:=]?|\b(?:en|in)\s+([^\s.:=)\]]{1,14})\s*[)\]]?\s*[:=])\s*$/.exec(
      before,
    );
  return found ? parseUnit(found[1] ?? found[2] ?? '') : undefined;
}

/** The unit among the words between a legend and its chain: ` en cm `, ` (mm) : `. */
export function unitWithin(between: string): Unit | undefined {
  return announcedUnit(between) ?? announcedUnit(`${between.trimEnd()}:`) ?? bareUnit(between);
}

/** `(H x L x P), cm : `. */
function bareUnit(between: string): Unit | undefined {
  return parseUnit(/^[)\]]?\s*,?\s*(\p{L}{1,12})\s*[:=]?\s*$/u.exec(between)?.[1] ?? '');
}
