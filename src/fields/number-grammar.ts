import { joinChains } from './chains.js';
import { mergeCompounds } from './compounds.js';
import type { Draft } from './number-draft.js';
import { type Literal, readLiterals } from './number-literals.js';
import { natureOf } from './number-nature.js';
import type { NumberSpan } from './number-span.js';
import { literalValue, type NumberStyle, styleOf } from './number-style.js';
import { numberWord } from './number-words.js';
import { assignRoles } from './role-marks.js';
import type { Text } from './text.js';
import { type FoundUnit, readUnit } from './unit-reader.js';
import { parseUnit, type Unit } from './units.js';

export type { NumberSpan };

/** Every number of a text with its unit, chain, role and nature, in text order. */
export function readNumbers(text: Text): readonly NumberSpan[] {
  const literals = readLiterals(text.source, text.locale);
  const style = styleOf(literals, text.locale);
  const drafts = mergeCompounds(
    text.source,
    literals.map((literal) => draftOf(text.source, literal, style)),
  );
  joinChains(text, drafts);
  assignRoles(text, drafts);
  return withNumberWords(text, toSpans(text, drafts));
}

/** A mark between a number and its unit: `30 (H) cm`. */
const BRACKETED_MARK = /^ ?\(([WHDLBTPØl])\)(?= ?\p{L})/u;

function draftOf(source: string, literal: Literal, style: NumberStyle): Draft {
  const scaled = isThousands(source, literal);
  const numberEnd = literal.end + (scaled ? 1 : 0);
  const mark = BRACKETED_MARK.exec(source.slice(numberEnd, numberEnd + 6));
  const found = unitOf(source, literal, numberEnd + (mark?.[0].length ?? 0));
  const negative = isNegative(source, literal, found?.unit);
  const value = literalValue(literal, style, found?.unit.symbol) * (scaled ? 1000 : 1);
  return {
    ...{
      literal,
      numberEnd,
      kind: literal.kind,
      unit: found?.unit,
      inherited: false,
      looseUnit: found?.loose ?? false,
    },
    start: negative ? literal.start - 1 : literal.start,
    end: found?.end ?? numberEnd,
    value: negative ? -value : value,
    after: mark?.[1] !== undefined && found ? { text: mark[1] } : undefined,
    ...{ chain: undefined, before: undefined, role: undefined, roleMark: undefined },
  };
}

/** The unit behind a number; one letter behind the digits of a code (`R5W`) is none. */
function unitOf(source: string, literal: Literal, numberEnd: number): FoundUnit | undefined {
  const found = fineness(source, literal) ?? readUnit(source, numberEnd);
  const inCode = /[\p{L}\d-][\p{L}]$/u.test(source.slice(Math.max(0, literal.start - 2), literal.start));
  return found && inCode && found.end - numberEnd === 1 && /\p{L}/u.test(source[numberEnd] ?? '') ? undefined : found;
}

/** `10K` is ten thousand; `3000K` is a colour temperature and `14K gold` a fineness. */
function isThousands(source: string, literal: Literal): boolean {
  if (!/^[kK](?![\p{L}\d])/u.test(source.slice(literal.end, literal.end + 2))) return false;
  return (literal.value ?? 0) > 0 && (literal.value ?? 0) < 1000 && !fineness(source, literal);
}

const GOLD =
  /^ ?(?:k|kt|karat)[ -](?:(?:white|yellow|rose|pink|two[ -]tone)[ -])?(?:gold|or\b|gelbgold|wei(?:ss|ß)gold|roségold)/i;

function fineness(source: string, literal: Literal): FoundUnit | undefined {
  if (![8, 9, 10, 14, 18, 21, 22, 24].includes(literal.value ?? 0)) return undefined;
  if (!GOLD.test(source.slice(literal.end, literal.end + 24))) return undefined;
  const unit = parseUnit('kt');
  return unit && { unit, end: literal.end + (source[literal.end] === ' ' ? 2 : 1), loose: false };
}

/** A minus counts where a temperature follows; anywhere else it is a dash. */
function isNegative(source: string, literal: Literal, unit: Unit | undefined): boolean {
  if (!/(?:^|[\s(])[-−]$/.test(source.slice(Math.max(0, literal.start - 2), literal.start))) return false;
  return (
    unit?.dimension === 'temperature' ||
    (!unit && /^[^\n]{0,16}°\s?[CF]/.test(source.slice(literal.end, literal.end + 20)))
  );
}

function toSpans(text: Text, drafts: readonly Draft[]): readonly NumberSpan[] {
  const ids = new Map<readonly Draft[], number>();
  return drafts.map((draft) => {
    const { start, end, numberEnd, value, unit, inherited, looseUnit, kind, role, roleMark, chain } = draft;
    if (chain && !ids.has(chain)) ids.set(chain, ids.size);
    return {
      ...{ start, end, numberEnd, value, kind, inherited, looseUnit },
      ...(unit && unitFacts(value, unit)),
      ...(role && { role, roleMark }),
      ...(chain && { chain: { id: ids.get(chain) ?? 0, index: chain.indexOf(draft), size: chain.length } }),
      ...natureOf(text.source, draft),
    };
  });
}

function unitFacts(value: number, unit: Unit) {
  return { unit: unit.symbol, dimension: unit.dimension, base: value * unit.factor + unit.offset };
}

function withNumberWords(text: Text, spans: readonly NumberSpan[]): readonly NumberSpan[] {
  const inLetters: NumberSpan[] = [];
  for (const { start, end, folded } of text.words) {
    const value = numberWord(folded);
    if (value === undefined) continue;
    inLetters.push({
      start,
      end,
      numberEnd: end,
      value,
      kind: 'word',
      inherited: false,
      looseUnit: false,
      attached: false,
    });
  }
  return inLetters.length === 0 ? spans : [...spans, ...inLetters].sort((a, b) => a.start - b.start);
}
