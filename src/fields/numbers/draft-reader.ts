import { type FoundUnit, readUnit } from '../units/unit-reader.js';
import { parseUnit } from '../units/units.js';
import type { NumberDraft } from './number-draft.js';
import type { Literal } from './number-literals.js';
import { signOf } from './number-signs.js';
import { literalValue, type NumberStyle } from './number-style.js';

/** A mark between a number and its unit: `30 (H) cm`. */
const BRACKETED_MARK = /^ ?\(([WHDLBTPØwhdlbtp])\)(?= ?\p{L})/u;
const GOLD =
  /^ ?(?:k|kt|karat)[ -](?:(?:white|yellow|rose|pink|two[ -]tone)[ -])?(?:gold|or\b|gelbgold|wei(?:ss|ß)gold|roségold)/i;
/** Units whose letter may stand for the height, length or depth of `60x40h`. */
const MAYBE_ROLE = /^[hlt]$/;
const FINENESSES: readonly (number | undefined)[] = [8, 9, 10, 14, 18, 21, 22, 24];

/** Reads what touches a number: its unit, its thousands sign, its plus or minus. */
export function readDraft(source: string, literal: Literal, style: NumberStyle): NumberDraft {
  const isScaled = isThousands(source, literal);
  const numberEnd = literal.end + (isScaled ? 1 : 0);
  const mark = BRACKETED_MARK.exec(source.slice(numberEnd, numberEnd + 6));
  const found = unitBehind(source, literal, numberEnd + (mark?.[0].length ?? 0));
  const sign = signOf(source, literal, found?.unit);
  const size = literalValue(literal, style, found?.unit.symbol) * (isScaled ? 1000 : 1);
  return {
    literal,
    start: sign?.start ?? literal.start,
    numberEnd,
    end: found?.end ?? numberEnd,
    value: sign?.factor === -1 ? -size : size,
    unit: found?.unit,
    inherited: false,
    looseUnit: found?.loose ?? false,
    kind: literal.kind,
    rangeEnd: undefined,
    bound: undefined,
    chain: undefined,
    before: undefined,
    after: found && mark?.[1] !== undefined ? { text: mark[1] } : undefined,
    role: undefined,
    roleMark: undefined,
  };
}

/** The unit behind a number; one letter behind the digits of a code (`R5W`) is none. */
function unitBehind(source: string, literal: Literal, numberEnd: number): FoundUnit | undefined {
  const found = readFineness(source, literal) ?? readUnit(source, numberEnd);
  const before = source.slice(Math.max(0, literal.start - 2), literal.start);
  const isTimes = /\dx$/i.test(before) && found !== undefined && !found.loose && !MAYBE_ROLE.test(found.unit.symbol);
  const isInCode = !isTimes && /[\p{L}\d-]\p{L}$/u.test(before);
  const isLetter = found && found.end - numberEnd === 1 && /\p{L}/u.test(source[numberEnd] ?? '');
  return isInCode && isLetter ? undefined : found;
}

/** `10K` is ten thousand; `3000K` is a colour temperature and `14K gold` a fineness. */
function isThousands(source: string, literal: Literal): boolean {
  if (!/^[kK](?![\p{L}\d])/u.test(source.slice(literal.end, literal.end + 2))) return false;
  const { value = 0 } = literal;
  return value > 0 && value < 1000 && !readFineness(source, literal);
}

function readFineness(source: string, literal: Literal): FoundUnit | undefined {
  if (!FINENESSES.includes(literal.value) || !GOLD.test(source.slice(literal.end, literal.end + 24))) return undefined;
  const unit = parseUnit('kt');
  return unit && { unit, end: literal.end + (source[literal.end] === ' ' ? 2 : 1), loose: false };
}
