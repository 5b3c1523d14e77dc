import { fold } from './fold.js';

const UNSTATED = new Set(
  [
    '',
    'null|none|nil|n/a|na|n.a.|nan|undefined|unknown|not stated|not specified|not given|not mentioned|not available|not applicable|not provided|unspecified|tbd',
    'non precise|non precisee|non specifie|non specifiee|non communique|non communiquee|non renseigne|non renseignee|non indique|non indiquee|non mentionne|non mentionnee|non disponible|non applicable|inconnu|inconnue|n.c.|nc|n.r.',
    'nicht angegeben|nicht genannt|nicht bekannt|nicht spezifiziert|nicht verfugbar|nicht anwendbar|keine angabe|keine angaben|unbekannt|k.a.|k. a.|entfallt',
  ].flatMap((line) => line.split('|')),
);

/** Whether words say that nothing is known: `N/A`, `non précisé`, `nicht angegeben`, a dash, or nothing at all. */
export function isUnstated(text: string): boolean {
  const bare = fold(text).replace(/^[\s"'([{<-]+|[\s"')\]}>.-]+$/g, '');
  return UNSTATED.has(bare) || UNSTATED.has(`${bare}.`) || !/[\p{L}\p{N}+]/u.test(bare);
}
