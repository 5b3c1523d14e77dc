import { uneceUnitInText } from '../units/unece-unit-codes.js';
import { type FoundUnit, readUnit } from '../units/unit-reader.js';
import { dictionaryUnit, parseUnit } from '../units/units.js';
import { foreignUnit } from './foreign-units.js';
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
const LETTER_BEFORE_UNIT = /^ ?([WHDLBTP])(?= (?:mm|cm|dm|m|in|inch(?:es)?|ft)(?![\p{L}\d]))/iu;
const IN_DATA = /^"?\s*,\s*"(?:unit|uom)\w*"\s*:\s*"([^"]{1,24})"/i;
const FINENESSES: readonly (number | undefined)[] = [8, 9, 10, 14, 18, 21, 22, 24];

/** The text that numbers are read in. */
export interface Reading {
  readonly source: string;
  readonly style: NumberStyle;
  /** Where quotation marks close a string. */
  readonly closing: ReadonlySet<number>;
}

/** Reads what touches a number: its unit, its thousands sign, its plus or minus. */
export function readDraft({ source, style, closing }: Reading, literal: Literal): NumberDraft {
  const isScaled = isThousands(source, literal);
  const numberEnd = literal.end + (isScaled ? 1 : 0);
  const mark = BRACKETED_MARK.exec(source.slice(numberEnd, numberEnd + 6)) ?? letterBeforeUnit(source, numberEnd);
  const found = closing.has(numberEnd)
    ? unitInData(source, numberEnd)
    : (unitBehind(source, literal, numberEnd + (mark?.[0].length ?? 0)) ??
      unitInBrackets(source, numberEnd) ??
      unitInData(source, numberEnd) ??
      unitInCode(source, literal, numberEnd));
  const sign = signOf(source, literal, found?.unit);
  const size = literalValue(literal, style, found?.unit.symbol) * (isScaled ? 1000 : 1);
  return {
    literal,
    start: sign?.start ?? literal.start,
    numberEnd,
    end: found?.end ?? numberEnd,
    value: sign?.factor === -1 ? -size : size,
    unit: found?.unit,
    inherited: found !== undefined && found.end <= numberEnd,
    looseUnit: found?.loose ?? false,
    foreign: found || closing.has(numberEnd) ? undefined : foreignUnit(source, numberEnd),
    kind: literal.kind,
    rangeEnd: undefined,
    alternative: undefined,
    bound: undefined,
    aspects: undefined,
    per: undefined,
    part: false,
    chain: undefined,
    before: undefined,
    after: found && mark?.[1] !== undefined ? { text: mark[1] } : undefined,
    role: undefined,
    roleMark: undefined,
  };
}

/** `55D cm`: the letter between a number and its unit is a mark. */
function letterBeforeUnit(source: string, numberEnd: number): RegExpExecArray | null {
  return LETTER_BEFORE_UNIT.exec(source.slice(numberEnd, numberEnd + 10));
}

/** `55 (cm)`. */
function unitInBrackets(source: string, numberEnd: number): FoundUnit | undefined {
  const found = /^\s?[([]\s?(?:en |in )?(\p{L}{2,12}[²³]?|m|"|”|%|°C)\s?[)\]]/u.exec(
    source.slice(numberEnd, numberEnd + 24),
  );
  const unit = found?.[1] === undefined ? undefined : parseUnit(found[1]);
  return found && unit ? { unit, end: numberEnd + found[0].length, loose: false } : undefined;
}

/** The unit of a value in JSON: `"value":"60","unitCode":"CMT"`; it stands apart from the number. */
function unitInData(source: string, numberEnd: number): FoundUnit | undefined {
  const found = IN_DATA.exec(source.slice(numberEnd, numberEnd + 64));
  const unit = found?.[1] === undefined ? undefined : dictionaryUnit(found[1]);
  return unit && { unit, end: numberEnd, loose: false };
}

/** The code of a unit behind a number that has a label, as BMEcat writes it: `Width: 60 CMT`. */
function unitInCode(source: string, { start }: Literal, numberEnd: number): FoundUnit | undefined {
  const found = /^ ?([A-Z]{3})(?![\p{L}\d-])/u.exec(source.slice(numberEnd, numberEnd + 5));
  const spelling = found ? uneceUnitInText(found[1] ?? '') : undefined;
  if (!found || spelling === undefined) return undefined;
  if (!/[\p{L})\]]\s?[:=]?\s?$/u.test(source.slice(Math.max(0, start - 4), start))) return undefined;
  const unit = parseUnit(spelling);
  return unit && { unit, end: numberEnd + found[0].length, loose: false };
}

/** The unit behind a number; one letter behind the digits of a code (`R5W`) is none. */
function unitBehind(source: string, literal: Literal, numberEnd: number): FoundUnit | undefined {
  const found = readFineness(source, literal) ?? readUnit(source, numberEnd);
  const before = source.slice(Math.max(0, literal.start - 2), literal.start);
  const isTimes = /\dx$/i.test(before) && found !== undefined && !found.loose && !MAYBE_ROLE.test(found.unit.symbol);
  const isInCode = !isTimes && /[\p{L}\d-]\p{L}$/u.test(before);
  const isLetter = found && found.end - numberEnd === 1 && /\p{L}/u.test(source[numberEnd] ?? '');
  return (isInCode && isLetter) || (found !== undefined && isNextMark(source, literal, numberEnd)) ? undefined : found;
}

/** In `L. 60 H. 85` each letter stands before its number. */
function isNextMark(source: string, literal: Literal, numberEnd: number): boolean {
  const before = source.slice(Math.max(0, literal.start - 5), literal.start);
  return (
    /(?<![\p{L}\p{N}])[WHDLBTP]\.?\s?[:=]?\s?$/u.test(before) &&
    /^ [WHDLBTP]\.?\s?[:=]?\s?\d/.test(source.slice(numberEnd, numberEnd + 7))
  );
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
