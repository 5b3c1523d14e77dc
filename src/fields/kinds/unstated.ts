import { fold } from '../../text/fold.js';

const UNSTATED = new Set(
  [
    'null|none|nil|n/a|na|n.a|nan|undefined|unknown|unspecified|tbd|inconnu|inconnue|n.c|nc|n.r|k.a|k. a|unbekannt|entfallt|aucun|aucune|keine|nothing|rien',
    'not applicable|non applicable|nicht anwendbar|nicht zutreffend|trifft nicht zu|sans objet|does not apply',
    "ne sait pas|ne sais pas|je ne sais pas|on ne sait pas|don't know|do not know|not known|not sure|pas sur|weiss nicht|weiß nicht|nicht bekannt",
    'n/d|n/r|n.d|nd|donnee manquante|donnees manquantes|information manquante|missing|missing data|data missing|no data|no information|no info|fehlt|angabe fehlt|fehlende angabe|keine daten|en attente|pending|ausstehend|siehe datenblatt',
    'noch offen|noch zu klaren|in klarung|in prufung',
  ].flatMap((line) => line.split('|')),
);

const LONGEST_SENTENCE = 90;
const DENIAL = '(?:not|non|pas|nicht|no|keine?|aucune?)';
const DENIES = new RegExp(`\\b${DENIAL}\\b`);
const SAYING =
  '(?:stated|specified|given|mentioned|available|provided|found|precise|specifie|communique|renseigne|indique|mentionne|disponible|trouve|fourni dans|angegeben|genannt|erwahnt|bekannt|spezifiziert|verfugbar|angaben?|informations?|mention|indication)';
const SENTENCE = new RegExp(
  `^(?:[^.:]{0,50} )?${DENIAL}(?: [a-z]+)? ${SAYING}(?:e|s|es)?(?: (?:in|for|on|by|about|dans|pour|sur|par|im|fur|zu|uber)\\b.{0,50})?$`,
);

/** What is still to be found out, and where it is written instead. */
const TO_DO =
  /^(?:a (?:verifier|confirmer|definir|preciser|determiner|completer|renseigner|valider|controler)|(?:yet )?to be (?:checked|confirmed|defined|determined|specified|announced|verified|completed)|to (?:check|confirm|verify)|(?:noch |ist )*zu (?:prufen|klaren|bestatigen|definieren|erganzen)|wird (?:noch )?(?:gepruft|geklart|erganzt))$/;
const WRITTEN_ELSEWHERE =
  /^(?:please )?(?:see|refer to|check|voir|se reporter a|se referer a|consulter|cf\.?|siehe|s\.|vgl\.?) (?:[\p{L}']+ ){0,3}?(?:la |le |l')?(?:data ?sheet|manual|instructions?|description|table|page|website|documentation|specifications?|drawing|packaging|brochure|catalogue?|fiche|notice|mode d'emploi|tableau|descriptif|site|schema|plan|emballage|(?:technisches? )?datenblatt|(?:bedienungs|betriebs|montage|gebrauchs)?anleitung|beschreibung|tabelle|seite|zeichnung|verpackung|katalog|below|above|ci-dessous|ci-dessus|unten|oben)(?: [\p{L}\d'.]+){0,3}$/u;

/** The first words of these: to look for them costs less than to compile the patterns. */
const BEGINS_TO_DO = new Set('a yet to noch ist zu wird'.split(' '));
const BEGINS_ELSEWHERE = new Set('please see refer check voir se consulter cf cf. siehe s. vgl vgl.'.split(' '));

/** Whether words say that nothing is known: `N/A`, `non précisé`, `nicht angegeben`, a dash, or nothing at all. */
export function isUnstated(text: string): boolean {
  const bare = fold(text).replace(/^[\s"'([{<-]+|[\s"')\]}>.-]+$/g, '');
  if (UNSTATED.has(bare) || !(/[a-z\d]/.test(bare) || /[\p{L}\p{N}+✓✔☑✗✘☒]/u.test(bare))) return true;
  // The long patterns are compiled only for words that may be such a sentence.
  if (bare.length > LONGEST_SENTENCE || !bare.includes(' ')) return false;
  const first = bare.slice(0, bare.indexOf(' '));
  return (
    (BEGINS_TO_DO.has(first) && TO_DO.test(bare)) ||
    (BEGINS_ELSEWHERE.has(first) && WRITTEN_ELSEWHERE.test(bare)) ||
    (DENIES.test(bare) && SENTENCE.test(bare))
  );
}
