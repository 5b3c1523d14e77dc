import { stem } from './stem.js';

/** Things that are only a part of a product, as folded stems: what is said of them is not said of it. */
export const PARTS: ReadonlySet<string> = new Set(
  `joint pied pieds poignee vis visserie clayette charniere roulette bouton manette levier embout cartouche flexible ressort axe grille
   couvercle filtre cordon cable anse sangle laniere bandouliere doublure semelle lacet fermeture bouchon bonde siphon patte coulisse
   ecrou rondelle manche crochet pale socle pietement accoudoir bague rivet oeillet boucle etiquette emballage gaine cache interrupteur
   seal gasket leg foot feet handle knob screw hinge strap lid shelves wheel castor caster cord cable lining sole spring lever
   cartridge filter plug hook blade button buckle zip zipper trim fitting nut washer armrest packaging box pouch label sleeve
   dichtung fuss fuesse fusse griff knopf schraube scharnier rolle riemen gurt deckel filter kabel futter sohle feder hebel haken
   tambour trommel drum bandeau hublot vidage ablauf chargeur charger ladegerat coffret mallette koffer adaptateur adapter netzteil
   calotte kalotte lens linse
   klinge boden boeden boden bein beine stopfen rad rader raeder armlehne verpackung schnalle ose mutter scheibe einsatz`
    .split(/\s+/)
    .filter(Boolean),
);

/** The tails of German compounds that name such parts: `Messingdichtung`, `Holzgriff`. */
export const PART_TAIL =
  /^(?:s|en|n|er)?(?:dichtung(?:en)?|griffe?|griffen|knopfe?|fusse?|fussen|beine?|beinen|schrauben?|scharniere?|rollen?|riemen|gurte?|deckel|filter|kabel|futter|sohle|feder|hebel|haken|klinge|boden|einlegeboden|stopfen|rader|armlehnen?|schnalle)$/;

/** Whether a folded word names such a part, in the plural too. */
export function isPartWord(word: string): boolean {
  return PARTS.has(word) || PARTS.has(stem(word)) || PARTS.has(word.replace(/s$/, ''));
}
