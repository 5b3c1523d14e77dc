/** A number as it stands in a text, before its unit and its surroundings are read. */
export interface Literal {
  readonly start: number;
  readonly end: number;
  /** The digits with their separators. */
  readonly raw: string;
  readonly kind: 'plain' | 'fraction';
  /** Set when the separators leave no doubt. */
  readonly decimalSign?: ',' | '.';
  /** The value when `sign` separates the decimals. */
  valueWith(sign: ',' | '.'): number;
}

const VULGAR: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
};
const VULGAR_SIGNS = Object.keys(VULGAR).join('');

// Alternatives from the longest reading to the shortest; no part can match the same digits in two ways.
const LITERAL = new RegExp(
  [
    String.raw`(?<mixed>\d{1,4})(?:[ \u00a0\u202f]{1,2}|-)(?<upper>\d{1,2})[/⁄](?<lower>\d{1,2})(?![\d/]|[.,]\d)`,
    String.raw`(?<top>\d{1,2})[/⁄](?<bottom>\d{1,2}(?:\.\d+)?)(?![\d/]|[.,]\d)`,
    String.raw`(?<whole>\d{1,4})?[ \u00a0\u202f]?(?<vulgar>[${VULGAR_SIGNS}])`,
    String.raw`(?<grouped>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,3}(?:[.,]\d{1,6})?(?![\d]))`,
    String.raw`(?<plain>\d+(?:[.,’']\d{3}(?!\d|["″”]))*(?:[.,]\d+)?|[.,]\d+)`,
  ].join('|'),
  'gu',
);

/** The numbers of a text in order. Digits that belong to a code are numbers too. */
export function* readLiterals(source: string): Generator<Literal> {
  for (const match of source.matchAll(LITERAL)) {
    const literal = toLiteral(match);
    if (literal) yield literal;
  }
}

function toLiteral(match: RegExpExecArray): Literal | undefined {
  const { mixed, upper, lower, top, bottom, whole, vulgar, grouped, plain } = match.groups ?? {};
  const start = match.index;
  const raw = match[0];
  const fraction = (value: number): Literal => ({
    start,
    end: start + raw.length,
    raw,
    kind: 'fraction',
    valueWith: () => value,
  });
  if (mixed) return fraction(Number(mixed) + Number(upper) / Number(lower));
  if (top) return fraction(Number(top) / Number(bottom));
  if (vulgar) return fraction(Number(whole ?? 0) + (VULGAR[vulgar] ?? 0));
  return {
    start,
    end: start + raw.length,
    raw,
    kind: 'plain',
    valueWith: (sign) => plainValue(grouped ?? plain ?? '', sign),
  };
}

function plainValue(raw: string, sign: ',' | '.'): number {
  const grouping = sign === ',' ? /[.\s’']/g : /[,\s’']/g;
  return Number(raw.replace(grouping, '').replace(',', '.'));
}
