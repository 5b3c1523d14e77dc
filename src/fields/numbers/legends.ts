import { fold } from '../../text/fold.js';
import type { Text } from '../text-reading.js';
import { announcedUnit, unitWithin } from '../units/announced-unit.js';
import { parseUnit, type Unit } from '../units/units.js';
import type { Mark, NumberDraft } from './number-draft.js';
import { nounRole } from './roles.js';

/** What stands for each number of a chain: `(H x L x P) : 84 x 59 x 60 cm`. */
export interface Legend {
  readonly marks: readonly Mark[];
  readonly unit?: Unit;
}

const REACH = 80;
const LETTERS =
  /(?<![\p{L}\p{N}])([WHDLBTPEØwhdlbtpeø])\s?[xX×*/]\s?([WHDLBTPEØwhdlbtpeø])(?:\s?[xX×*/]\s?([WHDLBTPEØwhdlbtpeø]))?(?![\p{L}\p{N}])/gu;
/** What joins the letters or words of every legend. */
const JOINT = /[xX×*/]/;
const LOWER_END = /[\d.,]+\s?(?:\p{L}{1,2}\s?)?(?:[-–—−/…]|\.{2,3}|à|bis|to)\s?$/u;
const WORDS = /(\p{L}{2,12})\.?\s*(?:[×*/]|\b[xX]\b)\s*(\p{L}{2,12})\.?(?:\s*(?:[×*/]|\b[xX]\b)\s*(\p{L}{2,12}))?/gu;

/** The legend before or right behind a chain; undefined when there is none of its size. */
export function legendOf(text: Text, chain: readonly NumberDraft[]): Legend | undefined {
  const start = chain[0]?.start ?? 0;
  const end = chain.at(-1)?.end ?? 0;
  const all = text.source.slice(Math.max(0, start - REACH), start);
  // Of `(H x L x P) : 850-1150 x 898 x 390` the first side has a lower end.
  const before = chain[0]?.rangeEnd === 'high' ? all.replace(LOWER_END, '') : all;
  const behind = text.source.slice(end, end + REACH / 2);
  return (
    (JOINT.test(before) ? legendBefore(before, chain.length) : undefined) ??
    (JOINT.test(behind) ? legendBehind(behind, chain.length) : undefined)
  );
}

function legendBefore(before: string, size: number): Legend | undefined {
  const found = [...before.matchAll(LETTERS), ...before.matchAll(WORDS)].flatMap((match) => {
    const marks = marksOf(match, size);
    return marks ? [{ marks, start: match.index, end: match.index + match[0].length }] : [];
  });
  const last = found.at(-1);
  if (!last) return undefined;
  const between = before.slice(last.end);
  if (/\d|[;!?\n].*\n/.test(between)) return undefined;
  const unit = unitWithin(between) ?? announcedUnit(before.slice(0, last.start));
  return unit ? { marks: last.marks, unit } : { marks: last.marks };
}

function legendBehind(behind: string, size: number): Legend | undefined {
  const match = behind.matchAll(LETTERS).next().value ?? behind.matchAll(WORDS).next().value;
  if (!match || !/^[\s,([]*$/.test(behind.slice(0, match.index))) return undefined;
  const marks = marksOf(match, size);
  const rest = behind.slice(match.index + match[0].length);
  const unit = parseUnit(/^[\s,]*(?:en |in )?(\p{L}{1,12})\s?[)\]]/u.exec(rest)?.[1] ?? '');
  return marks && (unit ? { marks, unit } : { marks });
}

function marksOf(match: RegExpExecArray, size: number): readonly Mark[] | undefined {
  const written = match.slice(1).filter((part) => part !== undefined);
  if (written.length !== size) return undefined;
  const marks = written.map((part) => (part.length === 1 ? { text: part } : wordMark(part)));
  return marks.every((mark) => mark !== undefined) ? marks : undefined;
}

function wordMark(written: string): Mark | undefined {
  const role = nounRole(fold(written));
  return role && { text: written, role };
}
