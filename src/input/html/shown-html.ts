import { eachToken, withPlainTags } from './each-token.js';
import type { Piece } from './flow.js';
import { markupRoleOf } from './markup.js';
import { isHidden, isWords, lastEnds } from './page.js';

/** What of HTML is shown: the names of elements that can do nothing but lay out and set off words. */
const SHOWN =
  'b big blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i li ol p pre s small strike strong sub sup table tbody td tfoot th thead tr u ul';
const SHOWN_NAMES = new Set(SHOWN.split(' '));

/** A run of words, piece by piece with where each stands in the source. */
export interface ShownWords {
  readonly pieces: readonly Piece[];
}

/** An element without any of its attributes but how many cells it spans. */
export interface ShownElement {
  /** One of a short list of names. */
  readonly name: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly nodes: readonly ShownNode[];
}

/** A part of a text as it is shown. */
export type ShownNode = ShownWords | ShownElement;

interface OpenShown extends ShownElement {
  readonly nodes: ShownNode[];
}

/** More elements, or deeper ones, are shown as lines. */
const MOST_ELEMENTS = 400;
const DEEPEST = 16;

/**
 * HTML as a tree of harmless elements and the words in them, for a page to build anew: scripts, styles, addresses,
 * pictures and every attribute stay behind, since nothing but the names of a short list is taken over.
 */
export function showHtml(given: string): readonly ShownNode[] {
  const source = withPlainTags(given);
  const ends = { ends: lastEnds(source) };
  const root: OpenShown = { name: 'div', nodes: [] };
  const open: OpenShown[] = [root];
  let hidden: { readonly name: string; depth: number } | undefined;
  let elements = 0;
  const innermost = () => open.at(-1) ?? root;
  const addWords = (text: string, start: number, end: number) => {
    const last = innermost().nodes.at(-1);
    if (last && 'pieces' in last) (last.pieces as Piece[]).push({ text, start, end });
    else innermost().nodes.push({ pieces: [{ text, start, end }] });
  };
  eachToken(source, {
    text(data, start, end) {
      if (!hidden && !/^\u200b+$/.test(data)) addWords(data, start, end);
    },
    open(name, start, end) {
      const tag = source.slice(start, end);
      if (hidden) hidden.depth += hidden.name === name ? 1 : 0;
      else if (isWords(ends, name, tag, end)) addWords(tag, start, end);
      else if (isHidden(ends, name, tag, end)) hidden = { name, depth: 1 };
      else {
        const shown = shownName(name);
        if (shown === undefined) return;
        if (++elements > MOST_ELEMENTS || open.length > DEEPEST) addWords('\n', start, start);
        else openShown(open, shown, tag);
      }
    },
    close(name, start, end) {
      if (hidden) {
        if (hidden.name === name && --hidden.depth === 0) hidden = undefined;
      } else if (markupRoleOf(name) === undefined) addWords(source.slice(start, end), start, end);
      else closeShown(open, shownName(name));
    },
  });
  return root.nodes;
}

/** What an element is shown as; undefined where its words are shown without it. */
function shownName(name: string): string | undefined {
  if (SHOWN_NAMES.has(name)) return name;
  return markupRoleOf(name) === 'block' && name !== 'html' && name !== 'body' ? 'div' : undefined;
}

/** Elements that end where one like them begins. */
const ENDED_BY: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  p: ['p'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tr: ['td', 'th', 'tr'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
};

function openShown(open: OpenShown[], name: string, tag: string): void {
  for (const ended of ENDED_BY[name] ?? []) if (open.length > 1 && open.at(-1)?.name === ended) open.pop();
  const element: OpenShown = {
    name,
    ...(/^t[dh]$/.test(name) && { ...spanOf(tag, 'colspan', 'columns'), ...spanOf(tag, 'rowspan', 'rows') }),
    nodes: [],
  };
  open.at(-1)?.nodes.push(element);
  if (name !== 'br' && name !== 'hr') open.push(element);
}

function spanOf(tag: string, attribute: string, key: 'columns' | 'rows'): Readonly<Record<string, number>> {
  const count = Number(new RegExp(`\\s${attribute}\\s*=\\s*["']?(\\d{1,2})`, 'i').exec(tag)?.[1] ?? 1);
  return count > 1 ? { [key]: count } : {};
}

function closeShown(open: OpenShown[], name: string | undefined): void {
  const place = open.findLastIndex((element) => element.name === name);
  if (place > 0) open.length = place;
}
