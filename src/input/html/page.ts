import { createElementPairs, type ElementPairs } from './element-pairs.js';
import { addDecoded, addText, breakLine, type Flow, joinNext, newFlow, type Piece, partWords } from './flow.js';
import { isOwnElement, isTag, markupRoleOf } from './markup.js';
import { type HtmlTable, newCell, writeTable } from './table.js';

/** What is read of a text, with its state. */
export interface Page {
  readonly source: string;
  /** Where the last end tag of each name stands. */
  readonly ends: ReadonlyMap<string, number>;
  readonly root: Flow;
  /** Where text goes now: the root, or a cell. */
  flow: Flow;
  /** The tables that are open, the innermost last. */
  readonly tables: HtmlTable[];
  /** Tables that are open within the deepest, and are read as lines. */
  deeper: number;
  /** The element in which nothing is read, and how many of its name are open. */
  unread: { readonly name: string; depth: number } | undefined;
  /** Whether text is raised or lowered. */
  raised: 'sup' | 'sub' | undefined;
  /** Whether a tag came since the last text. */
  tagged: boolean;
  /** Elements that are labels with their values. */
  readonly pairs: ElementPairs;
}

/** @param inBlocks whether elements make the lines, and not the line ends of the source */
export function newPage(source: string, inBlocks: boolean): Page {
  const ends = lastEnds(source);
  const root = newFlow(!inBlocks);
  const state = {
    tables: [],
    deeper: 0,
    unread: undefined,
    raised: undefined,
    tagged: false,
    pairs: createElementPairs(),
  };
  return { source, ends, root, flow: root, ...state };
}

/** Where the last end tag of each name stands. */
export function lastEnds(source: string): Page['ends'] {
  const ends = new Map<string, number>();
  for (const { 1: name = '', index } of source.matchAll(/<\/([a-z][\w:-]*)/gi)) ends.set(name.toLowerCase(), index);
  return ends;
}

const SIGNS = '0123456789+-';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻';

/** Reads text; shorter than where it stands when it is the character of an entity. */
export function readWords(page: Page, data: string, start: number, end: number): void {
  if (page.unread) return;
  if (isBetweenCells(page) && /\S/.test(data)) endTable(page, start);
  const { flow, tagged, raised } = page;
  page.tagged = false;
  if (/\S/.test(data)) page.pairs.text();
  if (tagged && raised === undefined) partWords(flow, data, start);
  const text = raised === 'sup' ? raise(page, data, end) : data;
  if (text.length === end - start) addText(flow, text, start);
  else addDecoded(flow, text, start, end);
}

/** `10<sup>3</sup>` is no 103; the upper number of a fraction stays one, apart from what is before it. */
function raise({ source, flow }: Page, data: string, end: number): string {
  if (!/^[\d+-]+$/.test(data)) return data;
  const isFraction = /^<\/sup\s*>\s*(?:\/|⁄|&frasl;)/i.test(source.slice(end, end + 24));
  if (!isFraction) return data.replace(/[\d+-]/g, (sign) => RAISED[SIGNS.indexOf(sign)] ?? sign);
  if (/\d$/.test(flow.tail)) addText(flow, ' ', end - data.length);
  return data;
}

const STRUCK = new Set(['del', 's', 'strike']);
/** Elements within words. */
const GLUED = new Set(['sub', 'sup', 'wbr', 'font']);
const PARTS_OF_TABLES = new Set(['table', 'tr', 'td', 'th']);
const AROUND_ROWS = new Set(['thead', 'tbody', 'tfoot']);

/** Reads the beginning of an element, or as text what only looks like one: `<Typ>`, sizes such as `<S>`. */
export function openTag(page: Page, name: string, start: number, end: number): void {
  const { unread } = page;
  if (unread) {
    if (unread.name === name) unread.depth++;
    return;
  }
  const tag = page.source.slice(start, end);
  if (isWords(page, name, tag, end)) readWords(page, tag, start, end);
  else openElement(page, name, tag, start, end);
}

/** Whether what looks like the beginning of an element is text. */
export function isWords(page: Pick<Page, 'ends'>, name: string, tag: string, end: number): boolean {
  const isLetter = /^<[a-oq-z]>$/i.test(tag) && !closesLater(page, name, end);
  const isOwn = isOwnElement(name) && !closesLater(page, name, end) && !/\/>$/.test(tag);
  return isLetter || isOwn || !isTag(tag);
}

/** Whether nothing of an element is shown, to its end. */
export function isHidden(page: Pick<Page, 'ends'>, name: string, tag: string, end: number): boolean {
  return isCode(name) || (isUnread(name, tag) && !STRUCK.has(name) && closesLater(page, name, end));
}

function openElement(page: Page, name: string, tag: string, at: number, end: number): void {
  if (isCode(name) || (isUnread(name, tag) && closesLater(page, name, end))) {
    page.unread = { name, depth: 1 };
    return;
  }
  page.tagged ||= !GLUED.has(name);
  if (name === 'sup' || name === 'sub') page.raised = name;
  page.pairs.open(name, page.flow);
  if (PARTS_OF_TABLES.has(name)) openPart(page, name, tag, at);
  else if (markupRoleOf(name) === 'block' && name !== 'dd' && !AROUND_ROWS.has(name)) {
    if (isBetweenCells(page)) endTable(page, at);
    breakLine(page.flow, at, /^(?:dt|li|h[1-6]|hr|dl)$/.test(name));
  }
}

function isCode(name: string): boolean {
  return name === 'script' || name === 'style';
}

function isUnread(name: string, tag: string): boolean {
  const role = markupRoleOf(name);
  if (role === 'unread' || STRUCK.has(name)) return true;
  if (role === 'void' || name === 'br' || name === 'hr') return false;
  return (
    /\shidden(?=[\s>/=])(?!\s*=\s*["']?until)/i.test(tag) || /\sstyle\s*=\s*["'][^"']*display\s*:\s*none/i.test(tag)
  );
}

/** Without its end, an element that is not read would take all that follows with it. */
function closesLater({ ends }: Pick<Page, 'ends'>, name: string, from: number): boolean {
  return (ends.get(name) ?? -1) >= from;
}

/** Reads the end of an element. */
export function closeTag(page: Page, name: string, start: number, end: number): void {
  const { unread } = page;
  if (unread) {
    if (unread.name === name && --unread.depth === 0) page.unread = undefined;
    return;
  }
  if (markupRoleOf(name) === undefined) {
    readWords(page, page.source.slice(start, end), start, end);
    return;
  }
  page.tagged ||= !GLUED.has(name);
  if (name === page.raised) page.raised = undefined;
  page.pairs.close(name, page.flow);
  if (PARTS_OF_TABLES.has(name)) closePart(page, name, start);
  else if (name === 'dt') joinNext(page.flow, start);
  else if (markupRoleOf(name) === 'block' && !AROUND_ROWS.has(name)) {
    breakLine(page.flow, start, /^(?:li|h[1-6]|dl|dd)$/.test(name));
  }
}

/** Deeper tables are read as lines. */
const DEEPEST_TABLE = 16;

function openPart(page: Page, name: string, tag: string, at: number): void {
  const { tables, flow } = page;
  if (name === 'table' && tables.length === DEEPEST_TABLE) page.deeper++;
  if (page.deeper > 0) {
    breakLine(flow, at, true);
    return;
  }
  // Rows and cells come without their table, too.
  if (name === 'table' || tables.length === 0) {
    breakLine(flow, at, true);
    tables.push({ rows: [], row: undefined, around: flow, whole: name === 'table' });
  }
  const table = tables.at(-1);
  if (!table || name === 'table') return;
  page.flow = table.around;
  if (name === 'tr' || !table.row) {
    table.row = [];
    table.rows.push(table.row);
  }
  if (name === 'tr') return;
  const cell = newCell(name === 'th', Number(/\srowspan\s*=\s*["']?(\d{1,4})/i.exec(tag)?.[1] ?? 1));
  table.row.push(cell);
  page.flow = cell.flow;
}

function closePart(page: Page, name: string, at: number): void {
  const table = page.tables.at(-1);
  if (page.deeper > 0) {
    breakLine(page.flow, at, true);
    if (name === 'table') page.deeper--;
  } else if (name === 'table') endTable(page, at);
  else if (table) {
    page.flow = table.around;
    if (name === 'tr') table.row = undefined;
  }
}

/** Whether cells without a table came, and none is open. */
function isBetweenCells({ tables, flow }: Page): boolean {
  const table = tables.at(-1);
  return table !== undefined && !table.whole && table.around === flow;
}

function endTable(page: Page, at: number): void {
  const table = page.tables.pop();
  if (!table) return;
  page.flow = table.around;
  writeTable(table, at);
}

/** What was read, with what is still open. */
export function endPage(page: Page): readonly Piece[] {
  while (page.tables.length > 0) endTable(page, page.source.length);
  return page.root.pieces;
}
