import type { Unit } from './unit.js';
import { unitSpelled } from './unit-spellings.js';

/** What a product of powers of other dimensions is, and how many of its base one of theirs makes. */
const DERIVED: Readonly<Record<string, readonly [dimension: string, factor: number]>> = {
  'length^2': ['area', 1],
  'length^3': ['volume', 1],
  'area^1 length^1': ['volume', 1],
  'force^1 length^1': ['torque', 1],
  'length^1 time^-1': ['speed', 1],
  'length^1 time^-2': ['acceleration', 1],
  'time^-1 volume^1': ['flow', 3600],
  'length^3 time^-1': ['flow', 3600],
  'mass^1 time^-1': ['mass flow', 3600],
  'mass^1 volume^-1': ['density', 1],
  'length^-3 mass^1': ['density', 1],
  'length^-1 power^1 temperature^-1': ['conductivity', 1],
  'area^-1 power^1 temperature^-1': ['heat transfer', 1],
  'length^-2 power^1 temperature^-1': ['heat transfer', 1],
  'area^1 power^-1 temperature^1': ['thermal resistance', 1],
  'length^2 power^-1 temperature^1': ['thermal resistance', 1],
  'luminous flux^1 power^-1': ['efficacy', 1],
  'area^-1 luminous intensity^1': ['luminance', 1],
  'length^-2 luminous intensity^1': ['luminance', 1],
  'data^1 time^-1': ['data rate', 8],
  'bits^1 time^-1': ['data rate', 1],
  'area^-1 force^1': ['pressure', 1],
  'force^1 length^-2': ['pressure', 1],
  'current^1 voltage^1': ['apparent power', 1],
  'power^1 time^1': ['energy', 1 / 3600],
  'current^1 time^1': ['charge', 1 / 3600],
  'area^-1 mass^1': ['grammage', 1000],
  'length^-2 mass^1': ['grammage', 1000],
  'time^-1': ['rotational speed', 60],
  'angle^1 time^-1': ['rotational speed', 1 / 6],
};
/** What is not multiplied or divided by: a weight a subtoken is a weight. */
const NO_FACTORS: ReadonlySet<string> = new Set(['factor', 'count', 'percent']);
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const WORD_PER = /\s(?:par|per|pro|je|a l')\s/iu;
const FACTOR = /^(?<name>(?:°|º)?[\p{L}µμ%Ω]+)\.?(?:\^?(?<minus>[-⁻−])?(?<power>[2-4²³⁴¹1]))?(?<rest>[·⋅∙•*.\s]|$)/u;

const known = new Map<string, Unit | undefined>();
const MOST_KNOWN = 2_000;

/**
 * The unit that an expression of others names: `W/(m·K)`, `N·m`, `kg/m`, `litres par heure`. A slash divides by all
 * that follows it, as people write `W/m·K`. Undefined when a part of it is no unit.
 */
export function unitExpressed(text: string): Unit | undefined {
  if (!/[·⋅∙•*/²³⁻^]|-\d|\p{L}\.\p{L}/u.test(text) && !WORD_PER.test(text)) return undefined;
  if (!known.has(text)) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, express(text));
  }
  return known.get(text);
}

function express(text: string): Unit | undefined {
  const [above = '', below, more] = text.split(WORD_PER.test(text) ? WORD_PER : /\s?[/∕]\s?/);
  if (more !== undefined || below === '') return undefined;
  const product = multiply([
    ...(factorsOf(above, 1) ?? [NONE]),
    ...(below === undefined ? [] : (factorsOf(below, -1) ?? [NONE])),
  ]);
  return product && { symbol: text.replace(/\s+/g, ' '), offset: 0, ...product };
}

interface Factor {
  readonly unit: Unit | undefined;
  readonly power: number;
}
const NONE: Factor = { unit: undefined, power: 1 };

/** The factors of a product; `1` has none. */
function factorsOf(product: string, sign: 1 | -1): readonly Factor[] | undefined {
  let rest = product
    .trim()
    .replace(/^\((.+)\)$/, '$1')
    .trim();
  if (rest === '1' || rest === '') return sign === 1 ? [] : undefined;
  const factors: Factor[] = [];
  while (rest !== '') {
    const groups = FACTOR.exec(rest)?.groups;
    if (!groups) return undefined;
    const { name = '', minus, power = '1' } = groups;
    const digit = SUPERSCRIPTS.indexOf(power);
    factors.push({ unit: unitNamed(name), power: (digit > 0 ? digit : Number(power)) * (minus ? -1 : 1) * sign });
    rest = rest.slice(FACTOR.exec(rest)?.[0].length ?? rest.length).trim();
  }
  return factors;
}

/** A single letter counts in the case of its symbol only: `m/w` is no metre by watt. */
function unitNamed(name: string): Unit | undefined {
  const unit = unitSpelled(name);
  return unit && (name.length > 1 || name === unit.symbol || /^[Ll]$/.test(name)) ? unit : undefined;
}

function multiply(factors: readonly Factor[]): Pick<Unit, 'dimension' | 'factor'> | undefined {
  const powers = new Map<string, number>();
  let size = 1;
  for (const { unit, power } of factors) {
    if (!unit || NO_FACTORS.has(unit.dimension)) return undefined;
    powers.set(unit.dimension, (powers.get(unit.dimension) ?? 0) + power);
    size *= unit.factor ** power;
  }
  const parts = [...powers].filter(([, power]) => power !== 0).map(([dimension, power]) => `${dimension}^${power}`);
  if (parts.length === 0) return undefined;
  const [dimension, factor] = DERIVED[parts.sort().join(' ')] ?? [parts.join(' '), 1];
  return { dimension, factor: size * factor };
}
