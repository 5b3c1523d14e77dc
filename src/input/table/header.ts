import { isColumnName } from '../columns/column-names.js';

/** Where a table's header is and what it says. */
export interface Header {
  readonly names: readonly string[];
  /** The place of the first record behind it. */
  readonly next: number;
}

/**
 * Finds the header among the first records of a table: titles and remarks may stand above it, and names of groups over
 * the names of columns, as merged cells leave them.
 * @param wanted names that it has to hold when one of the records does
 */
export function findHeader(records: readonly (readonly string[])[], wanted: readonly string[] = []): Header {
  const named = placeOfNames(records, wanted);
  const place = named ?? likelyPlace(records);
  const names = records[place] ?? [];
  const below = records[place + 1];
  if (named === undefined && below && isTechnical(below) && !isTechnical(names))
    return { names: below, next: place + 2 };
  const joined = below && withGroups(names, below);
  return joined ? { names: joined, next: place + 2 } : { names, next: place + 1 };
}

function placeOfNames(records: readonly (readonly string[])[], wanted: readonly string[]): number | undefined {
  const names = wanted.map((name) => name.trim().toLowerCase());
  const holds = (cells: readonly string[]) => {
    const known = new Set(cells.map((cell) => cell.trim().toLowerCase()));
    return names.every((name) => known.has(name));
  };
  const place = names.length > 0 ? records.findIndex(holds) : -1;
  return place < 0 ? undefined : place;
}

function likelyPlace(records: readonly (readonly string[])[]): number {
  const counts = records.map(countFilled);
  // What most rows of a table are like; lines above it fill few of its columns.
  const usual = median(counts.filter((count) => count > 0));
  const found = records.findIndex((cells, at) => isHeader(cells, counts[at] ?? 0, usual));
  return Math.max(0, found);
}

function isHeader(cells: readonly string[], count: number, usual: number): boolean {
  if (count === 0 || count < Math.min(usual, Math.max(2, 0.6 * usual))) return false;
  const filled = cells.filter((cell) => cell.trim() !== '');
  const numbers = filled.filter((cell) => /^[\s\d.,;:/€$%+-]+$/.test(cell)).length;
  return numbers <= filled.length / 2 || usual === 1;
}

function countFilled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

function median(counts: readonly number[]): number {
  return counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 0;
}

/** Names for programs, which marketplaces write below those for people: `item_sku`, `bullet_point1`. */
function isTechnical(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const written = filled.filter((cell) => /^[a-z][a-z\d]*(?:[_.#][a-z\d]+)*$/.test(cell));
  const parted = filled.filter((cell) => /[_.#]/.test(cell));
  return (
    filled.length > 1 &&
    written.length === filled.length &&
    parted.length >= filled.length / 2 &&
    filled.some(isColumnName)
  );
}

/** The names of both lines, where the second one names the columns of groups only and the first leaves them empty. */
function withGroups(groups: readonly string[], names: readonly string[]): readonly string[] | undefined {
  const spans: number[] = [];
  let from = -1;
  for (let place = 0; place < Math.max(groups.length, names.length); place++) {
    if (groups[place]?.trim()) from = place;
    spans[place] = from;
  }
  const covered = spans.map((start, place) => start !== -1 && start !== place);
  const isGroup = (place: number) => covered[place + 1] === true;
  const inGroup = (place: number) => covered[place] || isGroup(place);
  if (!covered.some((one, place) => one && names[place]?.trim())) return undefined;
  const fits = spans.every((_, place) => {
    const name = names[place]?.trim() ?? '';
    return inGroup(place) ? name === '' || (name.length <= 40 && !/^[\d.,\s]+$/.test(name)) : name === '';
  });
  if (!fits) return undefined;
  return spans.map((start, place) => [groups[start]?.trim(), names[place]?.trim()].filter(Boolean).join(' '));
}
