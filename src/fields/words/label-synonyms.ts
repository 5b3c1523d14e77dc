import { memoize } from '../../memoize.js';
import type { Field } from '../field.js';
import { labelStems } from './label-words.js';
import { stem } from './stem.js';

/** What catalogues call one question, one per line, as folded words. */
const GROUPS = `
couleur coloris teinte color colour farbe farbton farbgebung
materiau materiaux matiere matieres material materials werkstoff
taille size grosse groesse gr konfektionsgrosse
energieeffizienzklasse energieklasse effizienzklasse energetique energie energy eek
filetage thread gewinde
`
  .trim()
  .split('\n')
  .map((line) => line.split(' ').map(stem));

/** Words that stand before a class of any kind. */
export const CLASS_WORDS: ReadonlySet<string> = new Set(
  'classe class klass clas niveau level stuf typ type nr no'.split(' '),
);

/** The stems of the words of a field's labels that tell its question from others, and of what else it is called. */
export const askingStems = memoize((field: Field): ReadonlySet<string> => {
  const all = labelStems(field);
  const telling = [...all].filter((word) => !CLASS_WORDS.has(word));
  const own = telling.length > 0 ? new Set(telling) : all;
  return new Set([...own, ...GROUPS.filter((group) => group.some((word) => own.has(word))).flat()]);
});
