const YES = 'oui|yes|ja|sí|sì|vrai|true|wahr|inclus(?:e|es)?|included|vorhanden|enthalten|✓|✔|☑';
const NO = 'non|no|nein|faux|false|falsch|sans|without|ohne|keine?|nee|✗|✘|☒';
const ANSWER = new RegExp(`^\\s*(?:[:=|]|\\s[-–—]\\s|\\?)\\s*(?:(?<yes>${YES})|(?<no>${NO}))(?![\\p{L}\\d])`, 'iu');

/** A yes or no right behind a label: `Télécommande : oui`, `Dimmbar – nein`. */
export function directAnswer(
  source: string,
  at: number,
): { readonly value: boolean; readonly end: number } | undefined {
  const found = ANSWER.exec(source.slice(at, at + 24));
  return found ? { value: found.groups?.yes !== undefined, end: at + found[0].length } : undefined;
}
