import { fold } from '../../text/fold.js';
import type { NumberDraft } from './number-draft.js';

/** Behind a quantity: `0,8 kg/m`, `12 W par LED`, `3 kg je Boden`. */
/** What each text that PER finds begins with: to look costs less than to compile it. */
const PER_BEGINS = /^\s?[/pj]/i;
/** `18 kg/24h`, `16 kg in 24 Std.`: what is done in a day. */
const A_DAY = /^\s?(?:\/|in|en|par|per|pro)\s?24\s?(?:h|hours|heures|std|stunden)(?!\p{L})/iu;
const PER = /^\s?(?:(?<slash>\/)\s?|(?:par|per|pro|je)\s)(?:une?\s|a\s)?(?<thing>\p{L}{2,}|m(?:l|²|³)?(?!\p{L}))/iu;
/** Things that one product is: what weighs so much a subtoken weighs so much. */
const ITSELF =
  /^(?:piece|pieces|pcs|pc|unit|unite|unites|units|stuck|stk|st|article|artikel|produit|product|appareil|gerat|item|exemplaire|ea|set|lot|paar|paire|pair)$/;
/** What a slash divides by; anything else behind one is another word. */
const DIVISOR =
  /^(?:ml|m|m[²³23]|cm|mm|h|l|kg|jour|tag|day|an|annee|jahr|year|mois|monat|month|heure|hour|stunde|etagere|etageres|tablette|plateau|niveau|shelf|shelves|boden|fachboden|einlegeboden|tier|drawer|tiroir|schublade|led|leds|module?|modul|lampe|leuchte|spot|ampoule|panneau|panel|personne|person|pers|carton|karton|palette|paquet|pack|sac|sack|roll|rouleau|rolle|metre|meter|laufmeter|lfm|cycle|zyklus|utilisation|use|port|sortie|output|canal|channel|kanal|phase|porte|door|tur|roue|wheel|rolle|pied|leg|fuss|place|seat|sitz)s?$/;
const OPENS = /^\s?[([][^()[\]\d]{0,24}$/;
const PLUS = /^\s?\+\s?(?:[^()[\]\d+]{0,24})?$/;
const GOES_ON = /^[^()[\]\d]{0,12}(?:\+|,|;|\/|et|and|und)[^()[\]\d]{0,24}$/;
const EQUALS = /^\s?=\s?$/;
const MOST_PARTS = 6;

/** Notes the numbers that are no whole: a share of each thing (`0,8 kg/m`), and the parts of a sum (`290 L (200 L + 90 L)`). */
export function noteParts(source: string, drafts: readonly NumberDraft[]): void {
  for (const [index, draft] of drafts.entries()) {
    draft.per = thingBehind(source, draft) ?? thingInLabel(source, draft);
    if (draft.part || !draft.unit) continue;
    const next = drafts[index + 1];
    if (!next) continue;
    const gap = source.slice(draft.end, next.start);
    if (OPENS.test(gap)) markSum(source, draft, drafts.slice(index + 1, index + 1 + MOST_PARTS));
    else if (PLUS.test(gap) && isLike(draft, next)) markAddends(source, drafts.slice(index, index + MOST_PARTS));
  }
}

function thingBehind(source: string, { unit, end }: NumberDraft): string | undefined {
  if (!unit || unit.dimension === 'count') return undefined;
  const behind = source.slice(end, end + 32);
  if (A_DAY.test(behind)) return 'tag';
  if (!PER_BEGINS.test(behind)) return undefined;
  const { slash, thing } = PER.exec(behind)?.groups ?? {};
  if (thing === undefined) return undefined;
  const folded = fold(thing);
  return ITSELF.test(folded) || (slash !== undefined && !DIVISOR.test(folded)) ? undefined : folded;
}

/** `Gewicht pro Meter: 1,2 kg`, `Poids par m² : 8 kg`. */
const PER_IN_LABEL = /(?<!\p{L})(?:par|per|pro|je|au)\s(?<thing>\p{L}{2,}|m[²³]?)\s?\)?\s?[:=]\s?$/iu;

function thingInLabel(source: string, { unit, start }: NumberDraft): string | undefined {
  if (!unit || !/[:=]\s?$/.test(source.slice(Math.max(0, start - 2), start))) return undefined;
  const thing = PER_IN_LABEL.exec(source.slice(Math.max(0, start - 24), start))?.groups?.thing;
  const folded = fold(thing ?? '');
  return DIVISOR.test(folded) && !ITSELF.test(folded) ? folded : undefined;
}

function isLike(left: NumberDraft, right: NumberDraft): boolean {
  return left.unit !== undefined && left.unit.dimension === right.unit?.dimension;
}

/** The numbers in a bracket behind a total, when they add up to it. */
function markSum(source: string, total: NumberDraft, behind: readonly NumberDraft[]): void {
  const parts: NumberDraft[] = [];
  let sum = 0;
  for (const draft of behind) {
    const last = parts.at(-1);
    if (!isLike(total, draft) || (last && !GOES_ON.test(source.slice(last.end, draft.start)))) break;
    parts.push(draft);
    sum += draft.value * (draft.unit?.factor ?? 1);
  }
  const whole = total.value * (total.unit?.factor ?? 1);
  if (parts.length < 2 || Math.abs(sum - whole) > 0.011 * whole) return;
  for (const part of parts) part.part = true;
  // `Réfrigérateur 290 L (200 L + 90 L)`: the sum is of all compartments.
  total.aspects = total.aspects?.filter((aspect) => aspect !== 'fridge' && aspect !== 'freezer');
}

/** `200 l + 90 l` are parts of what is not said, or is said behind `=`. */
function markAddends(source: string, from: readonly NumberDraft[]): void {
  for (const [index, draft] of from.entries()) {
    const next = from[index + 1];
    const gap = next ? source.slice(draft.end, next.start) : '';
    draft.part = true;
    if (!next || !isLike(draft, next) || EQUALS.test(gap) || !PLUS.test(gap)) return;
  }
}
