import { fold } from '../../text/fold.js';
import { holdsAny } from '../../text/holds-any.js';
import { INCLUDED } from './inclusion.js';
import type { Stance, Statement } from './statement.js';

const REACH = 120;
const ITEMS = '(?:[^.;:!?\\n|•]*[,/+]|[^.;:!?\\n|•]*\\b(?:et|and|und|ou|or|oder))?[^.;:,!?\\n|•]{0,24}$';
const DENIED =
  '(?:non|not|nicht|pas)[ -](?:inclu|fourni|compri|livre|suppl|provid|deliver|enthalten|im lieferumfang|inbegriffen|mitgeliefert)[a-z]*(?: enthalten| inbegriffen)?';
const HEADERS: readonly (readonly [Stance, RegExp])[] = [
  [
    'no',
    new RegExp(
      `(?:${DENIED}|sold separately|vendue?s? separement|separat erhaltlich|excluded|exclue?s?|ohne|without|sans)\\s?:\\s*${ITEMS}`,
      'u',
    ),
  ],
  [
    'optional',
    new RegExp(
      `(?:en option|options?|optional(?:e[rs]?)?(?: accessories| extras| zubehor)?|accessoires? (?:en option|optionnels?|disponibles?)|(?:optionales |als )?zubehor(?: erhaltlich| \\(optional\\)))\\s?:\\s*${ITEMS}`,
      'u',
    ),
  ],
  [
    'yes',
    new RegExp(
      `(?:contenu(?: de la livraison| du (?:carton|coffret|colis|pack|kit))?|(?:livre|fourni)(?:e|s|es)?(?: avec)?|in the box|(?:box|package) contents?|package includes|scope of delivery|supplied with|comes with|(?:im )?lieferumfang(?: enthalten)?|${INCLUDED})\\s?:\\s*${ITEMS}`,
      'u',
    ),
  ],
];
const ADJACENT: readonly (readonly [Stance, RegExp])[] = [
  [
    'no',
    /(?:^|[^\p{L}])(?:hors|excl\.?|exkl\.?|exclud(?:es|ing)|exklusive|hormis|zzgl\.?|zuzuglich|not including) (?:\d+ )?(?:the |les? |la |der |die )?$/u,
  ],
  [
    'optional',
    /(?:^|[^\p{L}])(?:optional(?:e[rnms]?)?|optionn?el(?:le)?s?|en option|option|auf wunsch(?: mit)?|optional mit|optionally with|(?:prepared|ready|pre-?wired) for(?: an?)?|(?:pret|prepare|predispose|preequipe)e? (?:pour|a)(?: une?| la)?|vorbereitet fur(?: eine?n?)?|nachrustbar mit) $/u,
  ],
];
/** One of these stands before every thing that is announced so: to look for them costs less than to compile the patterns. */
const ADJACENT_CUES = [
  ...['hors', 'exc', 'exk', 'hormis', 'zzgl', 'zuzug', 'not incl', 'option', 'wunsch', 'prepare', 'ready', 'wired'],
  ...['pret', 'predispos', 'preequip', 'vorbereit', 'nachrust'],
];
const SIGNS: readonly (readonly [Stance, RegExp])[] = [
  ['no', /(?:^|[\s\n])[❌✗✘✖☒]\ufe0f?\s?$/u],
  ['yes', /(?:^|[\s\n])(?:[✅✓✔☑]\ufe0f?|\[[x✓✔]\])\s?$/u],
  ['open', /(?:^|[\s\n])(?:[☐□]|\[ ?\])\s?$/u],
];
const INCLUDING =
  /(?:^|[^\p{L}])(?:avec|with|mit|inkl\.?|incl\.?|inklusive|inclusive|inclu(?:s|t|de|des|ding|ant)|comprend|comprenant|y compris|plus|compl(?:ete|et) with|samt|mitgelieferten?|beiliegenden?|included|supplied|fourni(?:e|s|es)?)[ :]+(?:[^.;:!?\n|•]{0,60}(?:,|\bet|\band|\bund|\+) ?)?(?:son |sa |ses |les? |la |the |its |an? |une? |eine?[rnms]? |der |die |den |\d+ ?x? ?|x ?\d+ |zwei |two |deux |four |vier |quatre |(?:a{1,4}|lr\d+|cr\d+|mignon|micro)[ -])*(?:[\p{L}\d]{1,8}-){0,2}$/u;
const WORKING =
  /(?:fonctionn|march|work|run|operat|operab|aliment|betrieb|betreib|lauft|laufen|power|compatib|kompatib|utilis|use|usable|verwend|rechargeable)[a-z]*(?: [a-z]+)?[ :]+(?:uniquement |only |nur )?(?:avec|with|mit|on|par|by) /u;

/**
 * What is said of a thing before it is named: a heading (`Non fournis : `, `Lieferumfang: `, `Options : `), `hors`,
 * `optional`, or a sign such as ❌.
 */
export function statementBefore(source: string, at: number): Statement | undefined {
  const from = Math.max(0, at - REACH);
  const before = fold(source.slice(from, at));
  if (before.length !== at - from) return undefined;
  const adjacent = holdsAny(before, ADJACENT_CUES) ? ADJACENT : [];
  for (const patterns of [adjacent, SIGNS, before.includes(':') ? HEADERS : []]) {
    for (const [stance, pattern] of patterns) {
      const found = pattern.exec(before);
      if (found) return { stance, start: from + found.index, end: at };
    }
  }
  return undefined;
}

/** Whether a thing is named as one that comes with the product: `livré avec 2 piles`, `incl. batteries`, not `works with batteries`. */
export function isIncludedBefore(source: string, at: number): boolean {
  const before = fold(source.slice(Math.max(0, at - REACH), at));
  const including = INCLUDING.exec(before);
  return including !== null && !WORKING.test(before.slice(Math.max(0, including.index - 30)));
}
