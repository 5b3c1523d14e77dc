import type { Mention } from '../field.js';

/** What joins the items of a list. */
const JOINT = /^\s*(?:,|\/|,?\s(?:et|and|und|ou|or|oder|&)\s(?:(?:en|in)\s)?)\s*$/i;
const EITHER = /\s(?:ou|or|oder)\s/i;
/** `Noir / Blanc` and `black/white` come in either, or are of both. */
const SLASH = /\p{L}\s?\/\s?\p{L}/u;
const OFFERED =
  /(?:available|disponibles?|existe|erh[äa]ltlich|lieferbar|au choix|choice of|choose|w[äa]hlbar|zur wahl|zur auswahl)[^.;:!?\n]{0,30}:?\s*$/i;
const MANY = 3;

/** Whether two neighbours of a text are items of one list. */
export function isListed(gap: string): boolean {
  return gap.length < 12 && JOINT.test(gap);
}

/** Marks the options of a list to choose from (`S, M, L and XL`, `black or white`), none of which is the product's alone. */
export function markChoices(mentions: readonly Mention[], source: string): readonly Mention[] {
  const marked: Mention[] = [];
  for (let first = 0; first < mentions.length; ) {
    let last = first;
    while (isListed(gapBehind(mentions, last, source))) last++;
    const list = mentions.slice(first, last + 1);
    const offered = isChoice(list, source);
    for (const mention of list)
      marked.push(offered && isOfProduct(mention) ? { ...mention, standing: 'choice' } : mention);
    first = last + 1;
  }
  return marked;
}

function isOfProduct({ standing }: Mention): boolean {
  return standing === undefined || standing === 'labelled';
}

/** No list goes on where no mention follows. */
function gapBehind(mentions: readonly Mention[], at: number, source: string): string {
  const [mention, next] = [mentions[at], mentions[at + 1]];
  return mention && next && next.start - mention.end < 12 ? source.slice(mention.end, next.start) : '-';
}

function isChoice(list: readonly Mention[], source: string): boolean {
  const [first, last] = [list[0], list.at(-1)];
  const values = new Set(list.filter(({ negated }) => !negated).map(({ value }) => value)).size;
  if (!first || !last || values < 2) return false;
  const before = source.slice(Math.max(0, first.start - 60), first.start);
  const between = source.slice(first.start, last.end);
  return values >= MANY || EITHER.test(between) || SLASH.test(between) || OFFERED.test(before);
}
