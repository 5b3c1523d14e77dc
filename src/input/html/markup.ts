/** How an element shows in the text: a line of its own, part of a line, never, or as part of a table or list of terms. */
export type MarkupRole = 'block' | 'inline' | 'unread' | 'void';

const BLOCKS =
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section select summary table tbody td tfoot th thead tr ul xmp';
const INLINES =
  'a abbr acronym b bdi bdo big blink button cite code data del dfn em font i ins kbd label mark marquee map meter nobr noscript output picture progress q rp rt ruby s samp slot small span strike strong sub sup time title tt u var';
/** What a browser does not show as text of the page. */
const UNREAD =
  'applet audio canvas colgroup datalist frameset head iframe math noembed noframes object script style svg template textarea video';
const VOIDS =
  'area base basefont bgsound col command embed frame image img input isindex keygen link meta param source track wbr';

const ROLES: ReadonlyMap<string, MarkupRole> = new Map(
  (
    [
      [BLOCKS, 'block'],
      [INLINES, 'inline'],
      [UNREAD, 'unread'],
      [VOIDS, 'void'],
    ] as const
  ).flatMap(([names, role]) => names.split(' ').map((name): [string, MarkupRole] => [name, role])),
);

/** What an element is, by its name in small letters; names with a hyphen or colon are elements of a maker's own. */
export function markupRoleOf(name: string): MarkupRole | undefined {
  return ROLES.get(name) ?? (isOwnElement(name) ? 'inline' : undefined);
}

/** Whether a name may be that of an element of a maker's own; words in angle brackets may look like one: `<T-shirt>`. */
export function isOwnElement(name: string): boolean {
  return /^[a-z][\w.]*[-:][\w.:-]+$/.test(name);
}

const ATTRIBUTE = /(?<=^|[\s"'/])[^\s"'<>/=]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/g;
const WITHOUT_VALUE = new Set(
  'allowfullscreen async autoplay border checked compact controls default defer disabled hidden inert ismap itemscope loop multiple muted nohref noshade novalidate nowrap open readonly required reversed selected'.split(
    ' ',
  ),
);

/**
 * Whether what stands between angle brackets is markup: a known element whose words behind the name are attributes.
 * `<60 cm>`, `<Typ>` and `a <b and c> d` are none.
 * @param source with its brackets
 */
export function isTag(source: string): boolean {
  const name = /^<\/?([a-z][^\s/>]*)/i.exec(source)?.[1];
  if (name === undefined || markupRoleOf(name.toLowerCase()) === undefined) return false;
  const rest = source.slice(source.indexOf(name) + name.length, -1);
  if (rest.trim() === '') return true;
  return rest
    .replace(ATTRIBUTE, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/["'/]/g, '').toLowerCase())
    .every((word) => word === '' || WITHOUT_VALUE.has(word) || /[-:@]/.test(word));
}

/** Whether the end of a text is a tag that was cut off, as by a limit of characters. */
export function isCutTag(source: string): boolean {
  const found = /^<\/?([a-z][\w:-]*)(?:\s+[a-z-]+\s*=[\s\S]*|\s*\/?)$/i.exec(source);
  return found !== null && markupRoleOf((found[1] ?? '').toLowerCase()) !== undefined;
}

/** Characters that show nothing: zero-width spaces and joiners, marks of byte order, soft hyphens. */
export const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const MARKUP =
  /<[a-z/!?][^<]*>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});|&(?:nbsp|amp|lt|gt|quot|deg|times|plusmn|micro|sup[23]|frac1[24]|szlig|ccedil|[aeiou](?:acute|grave|circ|uml))/i;

/** Whether reading a text as HTML may change it; a quick look, so that plain texts cost nothing. */
export function mayHoldMarkup(text: string): boolean {
  return (text.includes('<') || text.includes('&') ? MARKUP.test(text) : false) || INVISIBLE.test(text);
}

const BLOCK_TAG = new RegExp(`<(?:${BLOCKS.replaceAll(' ', '|')})(?:\\s[^<]*)?/?>`, 'i');

/** Whether line ends of the source are only spaces, as they are where elements make the lines. */
export function hasBlocks(text: string): boolean {
  return BLOCK_TAG.test(text);
}
