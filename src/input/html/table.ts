import { addFlow, addWords, breakLine, type Flow, joinNext, newFlow, textOfFlow } from './flow.js';

/** One cell of a table. */
export interface Cell {
  readonly flow: Flow;
  /** Whether it is marked as a header. */
  readonly header: boolean;
  readonly rows: number;
}

/** A table in the making. */
export interface HtmlTable {
  readonly rows: Cell[][];
  row: Cell[] | undefined;
  /** The flow that the table stands in. */
  readonly around: Flow;
  /** Whether there is a table at all, and not only its rows or cells. */
  readonly whole: boolean;
}

/** Longer words are no label. */
const LONGEST_LABEL = 80;

/** Writes a table as lines: `label : value` for rows of two, header and value for what stands under a header. */
export function writeTable({ rows, around }: HtmlTable, at: number): void {
  const filled = rows.map((cells) =>
    cells.filter(({ flow }, place) => flow.pieces.length > 0 && !isColon(cells, place)),
  );
  const header = headerOf(rows);
  rows.forEach((cells, place) => {
    breakLine(around, at, true);
    if (header && place === 0) return;
    if (header && cells.length === header.length) writeUnder(around, header, cells, at);
    else writeRow(around, filled[place] ?? [], at);
  });
  breakLine(around, at, true);
}

/** A colon may have a cell of its own, between label and value. */
function isColon(cells: readonly Cell[], place: number): boolean {
  const flow = cells[place]?.flow;
  return (
    flow !== undefined &&
    place > 0 &&
    place < cells.length - 1 &&
    flow.length <= 2 &&
    /^[:=|]\s?$/.test(textOfFlow(flow))
  );
}

/** The first row when the others' cells stand under it; undefined when rows are labels with their values. */
function headerOf(rows: readonly (readonly Cell[])[]): readonly Cell[] | undefined {
  const [first, ...others] = rows;
  if (!first || first.length < 2 || others.length === 0 || !first.every((cell) => isLabel(cell))) return undefined;
  const marked = first.every(({ header }) => header);
  if (!marked && !first.every((cell) => !hasDigit(cell))) return undefined;
  const under = others.filter((cells) => cells.length === first.length);
  if (under.length === 0) return undefined;
  const measured = under.every((cells) => cells.every((cell) => hasDigit(cell) || cell.flow.pieces.length === 0));
  if (measured && (first.length > 2 || others.length === 1)) return first;
  if (!marked || first.length === 2) return undefined;
  // A third column of units or remarks stands behind the value of its row.
  return under.every((cells) => isPairWithUnit(cells)) ? undefined : first;
}

function writeUnder(flow: Flow, header: readonly Cell[], cells: readonly Cell[], at: number): void {
  cells.forEach((cell, place) => {
    const label = header[place];
    if (!label || cell.flow.pieces.length === 0) return;
    breakLine(flow, at, true);
    writePair(flow, label, [cell], at);
  });
}

function writeRow(flow: Flow, cells: readonly Cell[], at: number): void {
  const [first, second, third] = cells;
  if (!first) return;
  if (!second) addFlow(flow, first.flow);
  else if (first.rows > 1 && third) {
    addFlow(flow, first.flow);
    breakLine(flow, at, true);
    writeRow(flow, cells.slice(1), at);
  } else if (!third || isPairWithUnit(cells)) writePair(flow, first, cells.slice(1), at);
  else writeMany(flow, cells, at);
}

function writeMany(flow: Flow, cells: readonly Cell[], at: number): void {
  const pairs = pairsOf(cells);
  if (!pairs) writeBeside(flow, cells, at);
  for (const [label, value] of pairs ?? []) {
    breakLine(flow, at, true);
    writePair(flow, label, [value], at);
  }
}

/** Label, number and unit, or label, unit and number. */
function isPairWithUnit(cells: readonly Cell[]): boolean {
  const filled = cells.filter(({ flow }) => flow.pieces.length > 0);
  const [label, one, other, more] = filled;
  if (!label || !one || !other || more || !isLabel(label) || hasDigit(label)) return false;
  return (hasDigit(one) && isUnit(other)) || (isUnit(one) && hasDigit(other));
}

function pairsOf(cells: readonly Cell[]): readonly (readonly [Cell, Cell])[] | undefined {
  if (cells.length % 2 === 1) return undefined;
  const pairs: [Cell, Cell][] = [];
  for (let place = 0; place < cells.length; place += 2) {
    const [label, value] = [cells[place], cells[place + 1]];
    if (!label || !value || !isLabel(label) || hasDigit(label)) return undefined;
    pairs.push([label, value]);
  }
  return pairs;
}

function writePair(flow: Flow, label: Cell, values: readonly Cell[], at: number): void {
  addFlow(flow, label.flow);
  const [first, second] = values;
  if (second && first && isUnit(first) && !hasDigit(first)) {
    // The order of the source is kept, so that every word stands where it is said to.
    addWords(flow, ' (', at);
    addFlow(flow, first.flow);
    addWords(flow, ')', at);
    values = [second];
  }
  if (isLabel(label)) joinNext(flow, at);
  else breakLine(flow, at, true);
  values.forEach((value, place) => {
    if (place > 0) addWords(flow, ' ', at);
    addFlow(flow, value.flow);
  });
}

function writeBeside(flow: Flow, cells: readonly Cell[], at: number): void {
  cells.forEach((cell, place) => {
    if (place > 0 && cell.flow.lines > 1) breakLine(flow, at, true);
    else if (place > 0) addWords(flow, ' | ', at);
    addFlow(flow, cell.flow);
  });
}

function isLabel({ flow }: Cell): boolean {
  return flow.pieces.length > 0 && flow.lines === 1 && flow.length <= LONGEST_LABEL;
}

function hasDigit({ flow }: Cell): boolean {
  return flow.pieces.some(({ text }) => /\d/.test(text));
}

function isUnit({ flow }: Cell): boolean {
  return (
    flow.length > 0 &&
    flow.length <= 10 &&
    /^[^\d\s][^\s]*(?: ?[/·][^\s]+)?$/.test(textOfFlow(flow)) &&
    !/^(?:yes|no|oui|non|ja|nein)$/i.test(textOfFlow(flow))
  );
}

/** A cell, empty as yet. */
export function newCell(header: boolean, rows: number): Cell {
  return { flow: newFlow(false), header, rows };
}
