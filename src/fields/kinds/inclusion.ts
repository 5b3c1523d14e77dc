import { holdsAny } from '../../text/holds-any.js';
import { bareLabel } from '../words/label-words.js';

/** What says that a thing comes with the product, on folded words; a pattern without groups that count. */
export const INCLUDED =
  '(?:(?:inclu(?:s|se|ses|ded|ding|des)?|compris(?:e|es)?|fourni(?:e|s|es)?|livree?s?|jointe?s?)\\b|(?:incl|inkl(?:usive)?)\\b\\.?|supplied|provided|in the box|enthalten|inbegriffen|inkludiert|mitgeliefert[a-z]*|(?:im|zum) lieferumfang|beiliegend[a-z]*|lieg(?:t|en) (?:bei|dabei)|dabei|dans (?:le|la) (?:carton|colis|boite|sachet)|in der (?:packung|verpackung))';

/** One of these stands in every text that the pattern finds: to look for them costs less than to compile it. */
export const INCLUDED_CUES =
  'incl inkl compris fourni livre joint supplied provided box enthalten inbegriffen geliefert lieferumfang beiliegend lieg dabei carton colis boite sachet packung'.split(
    ' ',
  );

const THING_BEFORE = new RegExp(
  `[\\s,(]+(?:(?:is|are|est|sont|ist|sind)\\s)?${INCLUDED}(?: enthalten)?\\)?\\s*\\??$`,
  'u',
);
const THING_BEHIND =
  /^(?:includes|including|included|comprend|inclut|enthalt|livree?s? avec|fournie?s? avec|supplied with|delivered with)\s*:?\s+/u;

/** The thing that a label asks the inclusion of: `Batteries` of `Batteries included`; undefined when it asks something else. */
export function includedThing(label: string, folded: string): string | undefined {
  if (!holdsAny(folded, [...INCLUDED_CUES, 'comprend', 'inclut', 'with', 'enthalt'])) return undefined;
  const bare = bareLabel(label);
  if (bare.length !== folded.length) return undefined;
  const [before, behind] = [THING_BEFORE.exec(folded), THING_BEHIND.exec(folded)];
  const thing = bare.slice(behind?.[0].length ?? 0, before?.index ?? bare.length);
  return thing !== bare && /\p{L}{2}/u.test(thing) ? thing : undefined;
}
