import { fold } from '../../text/fold.js';

const UNSTATED = new Set(
  [
    'null|none|nil|n/a|na|n.a|nan|undefined|unknown|unspecified|tbd|inconnu|inconnue|n.c|nc|n.r|k.a|k. a|unbekannt|entfallt|aucun|aucune|keine|nothing|rien',
    'not applicable|non applicable|nicht anwendbar|nicht zutreffend|sans objet',
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

/** Whether words say that nothing is known: `N/A`, `non précisé`, `nicht angegeben`, a dash, or nothing at all. */
export function isUnstated(text: string): boolean {
  const bare = fold(text).replace(/^[\s"'([{<-]+|[\s"')\]}>.-]+$/g, '');
  if (UNSTATED.has(bare) || !(/[a-z\d]/.test(bare) || /[\p{L}\p{N}+✓✔☑✗✘☒]/u.test(bare))) return true;
  // The long pattern is compiled only for words that may be such a sentence.
  return bare.length <= LONGEST_SENTENCE && DENIES.test(bare) && SENTENCE.test(bare);
}
