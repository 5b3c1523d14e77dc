// Splits of a set's examples that hold out whole groups, since what a shop asks next is not like what it has.

/** A line of examples.jsonl. */
export interface ExampleLine {
  readonly description: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What is learnt from and what is asked. */
export interface HeldOutSplit {
  readonly name: 'brands' | 'categories';
  readonly learnt: readonly ExampleLine[];
  readonly asked: readonly ExampleLine[];
}

/** One group in so many is held out. */
const PARTS = 3;

/**
 * Texts whose first word (a brand, a series, a kind of product) is held out, and categories: fields that are known of the
 * same texts, none of which is learnt. A set of fewer than three categories gives the first split only.
 */
export function heldOutSplits(lines: readonly ExampleLine[]): readonly HeldOutSplit[] {
  const categoryOf = categories(lines);
  const split = (name: HeldOutSplit['name'], groupOf: (line: ExampleLine) => string): HeldOutSplit[] => {
    const groups = [...new Set(lines.map(groupOf))];
    if (groups.length < PARTS) return [];
    const held = new Set(groups.filter((_, index) => index % PARTS === 1));
    const isHeld = (line: ExampleLine) => held.has(groupOf(line));
    return [{ name, learnt: lines.filter((line) => !isHeld(line)), asked: lines.filter(isHeld) }];
  };
  const firstWord = ({ description }: ExampleLine) => (/[\p{L}\p{N}]+/u.exec(description)?.[0] ?? '').toLowerCase();
  return [...split('brands', firstWord), ...split('categories', categoryOf)];
}

function categories(lines: readonly ExampleLine[]): (line: ExampleLine) => string {
  const leaders = new Map<string, string>();
  const leaderOf = (code: string): string => {
    const leader = leaders.get(code) ?? code;
    return leader === code ? code : leaderOf(leader);
  };
  for (const { values } of lines) {
    const [first = '', ...others] = Object.keys(values);
    for (const other of others) leaders.set(leaderOf(other), leaderOf(first));
  }
  return ({ values }) => leaderOf(Object.keys(values)[0] ?? '');
}
