import { memoize } from '../../memoize.js';
import { fold } from '../../text/fold.js';
import { holdsAny } from '../../text/holds-any.js';
import type { Field } from '../field.js';
import { stem, stemsIn } from '../words/stem.js';
import { otherNames } from './option-synonyms.js';

const WORKED = /percage|sciage|coupe(?![\p{L}])|drilling|sawing|cutting|bohr|schnitt(?!stelle)/u;

/** Whether a label is of what the product works on: `Capacité de perçage` of `bois 30 mm, acier 13 mm`. */
export function isOfWork(label: string): boolean {
  return WORKED.test(label);
}

const WORKED_TO =
  /(?:percage|sciage|coupe(?![\p{L}])|drilling|sawing|cutting|bohr|schnitt(?!stelle))[^,;.:\n|•\d]{0,40}(?: ?: ?|\d+(?:[.,]\d+)? ?mm,? |[^,;.:\n|•\d]{1,24}\d+(?:[.,]\d+)? ?mm,? )*(?:in |dans |en )?$/u;
const WORKED_MEASURE =
  /tiefe|starke|dicke|leistung|durchmesser|kapazitat|profondeur|capacite|diametre|epaisseur|depth|capacity|diameter|thickness|max/;
const MEASURED_BEHIND = /^ ?:? ?(?:(?:max|ca)\.? |bis |jusqu'a |up to )?\d/u;
/** `max. Ø in wood 30 mm`. */
const WIDE_IN =
  /(?:(?<![a-z])[øo]|diam[a-z]*\.?|durchmesser|depth|tiefe|profondeur)(?: max\.?)? (?:in|dans)(?: l[ea']?| das| die| den| the)? ?$/u;

/** `Schnitttiefe Holz 90 mm`, `drilling diameter wood 40 mm, steel 13 mm`: what the product works on, and how far. */
export function isWorkedOn(before: string, behind: string): boolean {
  if (!MEASURED_BEHIND.test(behind)) return false;
  if (WIDE_IN.test(before)) return true;
  const worked = WORKED.test(before) ? WORKED_TO.exec(before) : null;
  return worked !== null && WORKED_MEASURE.test(before.slice(Math.max(0, worked.index - 20)));
}

const ARTICLE = "(?:both |les? |la |l'|des? |du |the |an? |all |alle |tous? |toutes? |supports? |surfaces? |sols? )*";
const FOR =
  "(?:pour|for|fur|zum|special|speciale|spezial|suitable for|adaptee?s? (?:a|au|aux)|convient (?:a|au|aux)|geeignet fur|compatible (?:avec|with)|contre|against|gegen|s'adapte (?:a|au|aux|sur))";
const LISTED = '(?:[\\p{L}-]+(?:, | et | und | and | ou | or | oder |/| / ))*';
const OF = "(?:[\\p{L}-]+ (?:en|aus|made of|d'|de) ?)?";
const PURPOSE_BEFORE = new RegExp(`(?:^|[^\\p{L}])${FOR} ${ARTICLE}${OF}(?<listed>${LISTED})${ARTICLE}$`, 'u');
const AGENT_BEFORE =
  /(?:^|[^\p{L}])(?:nettoyant|vernis|lasure|peinture|colle|huile|cire|foret|forets|meche|meches|scie|lime|rabot|rape|grattoir|enduit|mastic|primaire|vis|clou|pointe|cheville|decapant|saturateur|detergent|entretien)s? (?:(?:a|de|du|special) )?$/u;
/** What is fastened with is of what stands right behind, unless that is what people fasten in: `vis inox`, not `vis bois`. */
const FASTENER_BEFORE = /(?:^|[^\p{L}])(?:vis|clou|pointe|cheville)s? $/u;
const FASTENED_IN = /^(?:bois|beton|platre|placo|verre|wood|concrete|glass|holz|glas|gips)/u;
/** Words that end at a boundary share one, here and below: V8 compiles what stands before a `\b` anew at each. */
const FASTENER_BEHIND = /^[\s-]?(?:s|en|n|er)?(?:(?:screws?|nails?|plugs?|anchors?|dowels?)\b|schraube|dubel|nagel)/u;
/** `Drills 13 mm in steel`, `bis 8 mm in Glas`. */
const DRILLED = /\d ?mm (?:in|dans)(?: l[ea']?| das| die| den| the)? ?$/u;
const AGENT_BEHIND =
  /^[\s-]?(?:s|en|n|er)?(?:(?:chisels?|rasps?|files?|router|cutters?|scrapers?|sealer|primer|care|stain|paint|bits?|saw|wax|oil|lack|sage|ol)\b|clean(?:er|ing)|polish|varnish|glue|adhesive|filler|drill|preservative|conditioner|protector|reiniger|pflege|bohrer|lasur|meissel|feile|raspel|hobel|fraser|schneider|grundierung|leim|kleber|politur|wachs|schutz|beize|spachtel|tuch)/u;

/** One of these stands in every text that the patterns find: to look for them costs less than to compile them. */
const PURPOSE_CUES = 'pour for fur zum spe suitable adapte convient geeignet compatible contre against gegen'.split(
  ' ',
);
const AGENT_CUES =
  'nettoyant vernis lasure peinture colle huile cire foret meche scie lime rabot rape grattoir enduit mastic primaire vis clou pointe cheville decapant saturateur detergent entretien'.split(
    ' ',
  );

/** `foret pour bois`, `für Holz und Metall`, `wood cleaner`, `Glasreiniger`. */
export function isPurpose(field: Field, before: string, behind: string, words: string): boolean {
  const found = holdsAny(before, PURPOSE_CUES) ? PURPOSE_BEFORE.exec(before) : null;
  return (
    (found !== null && goesOn(field, found.groups?.listed ?? '')) ||
    (holdsAny(before, AGENT_CUES) && isOfAgent(before, behind, words)) ||
    DRILLED.test(before) ||
    AGENT_BEHIND.test(behind) ||
    (FASTENED_IN.test(words) && FASTENER_BEHIND.test(behind))
  );
}

/** Of `Foret acier pour bois` the first word is what it is made of, since the purpose follows. */
function isOfAgent(before: string, behind: string, words: string): boolean {
  if (!AGENT_BEFORE.test(before) || new RegExp(`^ ${FOR} `, 'u').test(behind)) return false;
  return !FASTENER_BEFORE.test(before) || FASTENED_IN.test(words);
}

/** `für Holz, Metall` goes on where `für Holz, weiß` does not: a comma lists only more of what the field is about. */
function goesOn(field: Field, listed: string): boolean {
  const last = /([\p{L}-]+), $/u.exec(listed)?.[1];
  return last === undefined || namesOfOptions(field).has(stem(last));
}

const namesOfOptions = memoize(
  (field: Field): ReadonlySet<string> =>
    new Set(
      field.options.flatMap(({ code, labels }) => {
        const names = [code, ...Object.values(labels)];
        return stemsIn(fold([...names, ...otherNames(names).map(({ name }) => name)].join(' ')));
      }),
    ),
);
