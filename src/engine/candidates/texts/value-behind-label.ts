import { isUnstated } from '../../../fields/kinds/unstated.js';
import type { TextSpan } from '../candidate.js';

/** Where a label stands in a text. */
export interface WrittenLabel {
  /** Undefined for a part of a word or an abbreviation. */
  readonly start?: number;
  readonly end: number;
}

/** What a text puts behind a field's label. */
export interface LabelledValue extends TextSpan {
  /** As written. */
  readonly source: string;
}

/** `Marque : `, `Modell = `, a cell of a table. */
const SIGN = /^[ \u00a0]*(?:[:=|]|\t)[ \u00a0]*/;
/** `"brand":"Bosch"`. */
const IN_DATA = /^"\s*:\s*"(?=([^"\n]{1,80})")/;
/** `Artikelnummer KK-4711/S`: without a sign only what holds a digit is taken for a value. */
const SPACE = /^[ \u00a0]+(?=\S*\d)/;
const ONE_WORD = /^\S+?(?=[.,;:)\]]*(?:\s|$))/;
const TO_THE_END = /^\S.{0,80}?(?=\s*(?:[\n\r\t;|]|[,.](?:\s|$)|\s{2}|\s[-–•(]|$))/;
/** The next label without anything between: where the value ends cannot be told. */
const NEXT_LABEL = /\s\S+\s?:\s/;

/** What stands behind a label; undefined where that is no value, or where it ends cannot be told. */
export function valueBehind(
  source: string,
  { start: labelStart, end: labelEnd }: WrittenLabel,
): LabelledValue | undefined {
  const behind = source.slice(labelEnd, labelEnd + 200);
  const [data, datum = ''] = IN_DATA.exec(behind) ?? [];
  if (data !== undefined) return placed(datum, labelEnd + data.length);
  const [sign] = SIGN.exec(behind) ?? [];
  const dot = source[labelEnd - 1] === '.' && /^\S*\d/.test(behind) ? '' : undefined;
  const apart = labelStart === undefined ? undefined : gapBehindLabel(source, labelStart, behind);
  const gap = apart ?? sign ?? SPACE.exec(behind)?.[0] ?? dot;
  if (gap === undefined) return undefined;
  const start = labelEnd + gap.length;
  const pattern = sign === undefined && apart === undefined ? ONE_WORD : TO_THE_END;
  const [written = ''] = pattern.exec(behind.slice(gap.length)) ?? [];
  if (!/[\p{L}\p{N}]/u.test(written) || NEXT_LABEL.test(written)) return undefined;
  if (isUnstated(/^[^\n\r;|,]{0,40}/.exec(behind.slice(gap.length))?.[0] ?? '')) return undefined;
  return withoutQuotes(written, start);
}

const BEGINS_LINE = /(?:^|\n)[ \t•*–-]*$/;
const BEGINS_CLAUSE = /[;\n|•][ \t\u00a0•*–-]*$/;
const LINE_BELOW = /^[ \u00a0]*[:=]?[ \u00a0]*\r?\n[ \t\u00a0•*–-]*(?=[^\n]{1,80}(?:\n|$))/;
const IS_LABEL = /^[^\n]*:[ \u00a0]*(?:\S|\n|$)/;
/** Up to three words that begin with capitals or hold a digit, up to the end of the clause. */
const NAME = /^[ \u00a0]+(?=(?:[\p{Lu}\d][^\s;,|]*[ ]?){1,3}(?:[;,|\n•]|\.?$|\.\s))/u;

/** What stands between a label and its value without a sign: the end of its line, or a blank in a clause of its own (`; Brand Makita`). */
function gapBehindLabel(source: string, labelStart: number, behind: string): string | undefined {
  const before = source.slice(Math.max(0, labelStart - 12), labelStart);
  const below = BEGINS_LINE.test(before) ? LINE_BELOW.exec(behind)?.[0] : undefined;
  if (below !== undefined && !IS_LABEL.test(behind.slice(below.length))) return below;
  if (!BEGINS_CLAUSE.test(before) || /^ new\b/i.test(behind)) return undefined;
  return NAME.exec(behind)?.[0];
}

const QUOTED = /^(?:"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«\s?([^»]+?)\s?»|'([^']+)'|‚([^‘’]+)[‘’])$/u;

/** Quotation marks around the whole value are not part of it. */
function withoutQuotes(written: string, start: number): LabelledValue | undefined {
  const inner =
    QUOTED.exec(written)
      ?.slice(1)
      .find((part) => part !== undefined) ?? written;
  return placed(inner, start + written.indexOf(inner));
}

function placed(source: string, start: number): LabelledValue | undefined {
  return isUnstated(source) ? undefined : { source, start, end: start + source.length };
}
