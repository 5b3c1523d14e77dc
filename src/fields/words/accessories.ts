import { holdsAny } from '../../text/holds-any.js';

/** Where a thing is named that comes with a product: the beginning of a German word holds, too. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** Stems of things that come with a product and have measures of their own. */
const THINGS =
  'chargeurs?|chargers?|ladegerate?|ladegerats|ladestation|mallettes?|transportkoffer|systemkoffer|koffer|carry(?:ing)? (?:case|bag)|(?:storage|tool) case|coffret de (?:transport|rangement)|housse de (?:transport|rangement)|transporttasche|tragetasche|adaptateur secteur|bloc[- ]secteur|(?:mains|power) adapt[eo]r|netzteil|steckernetzteil|telecommandes?|fernbedienung|remote(?: control)?|sondes?(?! de niveau)|aussenfuhler|raumfuhler|bodenfuhler|(?:floor|outdoor|room) (?:sensor|probe)';
const NAMED = new RegExp(
  `(?:(?<number>\\d[\\d.,]*\\s?[a-zµ°]{0,4}[- ]))?(?<!\\p{L})(?<thing>${THINGS})(?!\\p{L})`,
  'gu',
);
const CUES =
  'charg lade mallette koffer carry case coffret housse tasche adapt secteur netzteil telecommande fernbedienung remote sonde fuhler sensor probe'.split(
    ' ',
  );
/** Where the name of the product itself ends. */
const HEAD_END = /[,;:.(\n|•]|\s(?:avec|with|mit|inkl|incl|et|and|und|pour|for|fur|im|in|en)\s|\s[-–+]\s/u;
const HEAD_REACH = 80;

/** The places of a folded text that name an accessory, with a measure right before it; none of what the text is about. */
export function accessoryPlaces(folded: string): readonly Place[] {
  if (!holdsAny(folded, CUES)) return [];
  const head = folded.slice(0, HEAD_REACH).split(HEAD_END)[0] ?? '';
  return [...folded.matchAll(NAMED)].flatMap(({ index, 0: all, groups }) =>
    index < head.length || head.includes(groups?.thing ?? '') ? [] : [{ start: index, end: index + all.length }],
  );
}

/** Whether a folded label asks about an accessory. */
export function namesAccessory(folded: string): boolean {
  return holdsAny(folded, CUES) && folded.search(NAMED) >= 0;
}
