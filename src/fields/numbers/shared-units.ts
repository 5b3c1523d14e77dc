import { holdsAny } from '../../text/holds-any.js';
import type { Text } from '../text-reading.js';
import { parseUnit, type Unit } from '../units/units.js';
import { inheritUnit, type NumberDraft } from './number-draft.js';

/** Where a text says in which unit its sizes are. */
export interface Announcement {
  readonly at: number;
  readonly unit: Unit;
  /** Whether it is said of all of them, also of those before. */
  readonly whole: boolean;
}

const HEAD = `(?:dimensions?|dim|mesures?|cotes?|tailles?|encombrement|sizes?|measurements?|measures|units?|unit[ée]s?|\\p{L}{0,14}ma(?:ß|ss)e|ma(?:ß|ss)angaben|\\p{L}{0,14}abmessungen|gr(?:ö|oe)(?:ß|ss)en?|angaben|einheit(?:en)?|ma(?:ß|ss)einheit(?:en)?|l[äa]ngen)`;
const UNIT = String.raw`(?<unit>\p{L}{1,12}|["”])`;
const SAID = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?<all>(?:all|alle|s[äa]mtliche|toutes? les|tous les)\s+)?${HEAD}(?![\p{L}\p{N}])(?<between>[^\d;\n]{0,48}?)(?:(?<![\p{L}])(?:en|in)\s+|[([]\s*(?:(?:en|in)\s+)?|:\s*(?:(?:en|in)\s+)?|exprim[ée]e?s? en\s+|(?<=${HEAD}\s{1,2})(?=\p{L}{1,12}\s?:))${UNIT}(?![\p{L}\p{N}])(?<behind>\s*[)\].,:;\n(|]|\s*$|\s+[\p{L}(]|\s+[-–]\s)`,
  'giu',
);

/** Gives the sizes without a unit the one that the text says once for several: `All dimensions in cm. Width 60, height 85.` */
export function shareUnits(said: readonly Announcement[], drafts: readonly NumberDraft[]): void {
  if (said.length === 0) return;
  let next = 0;
  let current = said.find(({ whole }) => whole);
  for (const draft of drafts) {
    while (said[next] && (said[next] as Announcement).at <= draft.start) current = said[next++];
    if (current && isSize(draft)) inheritUnit(draft, current.unit);
  }
}

/** `W: 30, H: 45 (all in cm)`. */
const ALL_IN = /\b(?:all|alle|alles|tout|tous|toutes)\s(?:in|en)\s([a-z]{1,12})\b/i;

/** One of these stands in every such announcement: to look for them first spares a short run the compiling of the pattern. */
const HEAD_CUES =
  'dim mesure cote taille encombrement size measure unit maß mass abmess groß größ gross gröss groess groeß angaben einheit läng lang'.split(
    ' ',
  );

/** The units that a text announces for its sizes, in text order. */
export function announcedSizes({ source }: Text): readonly Announcement[] {
  const all = ALL_IN.exec(source)?.[1];
  const unitOfAll = all === undefined ? undefined : parseUnit(all);
  if (unitOfAll?.dimension === 'length') return [{ at: 0, unit: unitOfAll, whole: true }];
  if (!holdsAny(source.toLowerCase(), HEAD_CUES)) return [];
  return [...source.matchAll(SAID)].flatMap(({ index, groups: { all, between = '', unit = '' } = {} }) => {
    const parsed = parseUnit(unit);
    if (parsed?.dimension !== 'length') return [];
    const whole =
      all !== undefined || /angaben|exprim|unit|einheit/i.test(source.slice(index, index + 40 + between.length));
    return [{ at: index, unit: parsed, whole }];
  });
}

/** A side of something: with a mark, or in a row of several. */
function isSize({ unit, role, chain, kind, before, after }: NumberDraft): boolean {
  if (unit || kind === 'multiple') return false;
  return role !== undefined || (chain !== undefined && chain.length > 1) || (before ?? after)?.role !== undefined;
}
