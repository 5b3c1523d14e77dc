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
import { readUnit } from './unit-reader.js';
import type { Unit } from './units.js';

export type { NumberSpan };

/** Every number of a text with its unit, chain, role and nature, in text order. */
export function readNumbers(text: Text): readonly NumberSpan[] {
  const literals = readLiterals(text.source, text.locale !== 'en');
  const style = styleOf(literals, text.locale);
  const drafts = mergeCompounds(
    text.source,
    literals.map((literal) => draftOf(text.source, literal, style)),
  );
  joinChains(text, drafts);
  assignRoles(text, drafts);
  return withNumberWords(text, toSpans(text, drafts));
}

function draftOf(source: string, literal: Literal, style: NumberStyle): Draft {
  const thousand = thousandsAt(source, literal);
  const numberEnd = literal.end + (thousand ? 1 : 0);
  const found = readUnit(source, numberEnd);
  return {
    literal,
    start: literal.start,
    numberEnd,
    end: found?.end ?? numberEnd,
    value: literalValue(literal, style, found?.unit.symbol) * (thousand ? 1000 : 1),
    unit: found?.unit,
    inherited: false,
    looseUnit: found?.loose ?? false,
    kind: literal.kind,
    chain: undefined,
    before: undefined,
    after: undefined,
    role: undefined,
    roleMark: undefined,
  };
}

/** `10K` is ten thousand; `3000K` is a colour temperature, `14K gold` a fineness. */
function thousandsAt(source: string, literal: Literal): boolean {
  const behind = source.slice(literal.end, literal.end + 12);
  if (!/^[kK](?![\p{L}\d])/u.test(behind) || literal.value === undefined || literal.value >= 1000) return false;
  return behind[0] === 'k' || literal.value < 1000;
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
