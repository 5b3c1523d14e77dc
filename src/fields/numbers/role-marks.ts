import type { Text } from '../text-reading.js';
import { announcedUnit } from '../units/announced-unit.js';
import { unitLetter, unitToMark } from '../units/unit-letters.js';
import { legendOf } from './legends.js';
import { markAfter, markBefore } from './marks.js';
import { inheritUnit, type Mark, type NumberDraft } from './number-draft.js';
import { letterRole } from './roles.js';
import { announcedSizes, shareUnits } from './shared-units.js';

/** How many numbers side by side may be one group: no thing has more sides. */
const MOST_NEIGHBOURS = 12;

/** Where a sentence ends; the dots of `H.` and `larg.` end none. */
const SENTENCE = /(?<!(?<!\p{L})\p{L}{1,5})\.\s|[;!?]\s|\n/u;

/** Gives each number the role that the marks, words or legend around it name, and the unit that they announce. */
export function assignRoles(text: Text, drafts: readonly NumberDraft[]): void {
  for (const chain of new Set(drafts.map((draft) => draft.chain))) if (chain) applyLegend(text, chain);
  for (const [i, draft] of drafts.entries()) readMarks(text, draft, drafts[i - 1], drafts[i + 1]);
  const said = announcedSizes(text);
  shareUnits(said, drafts);
  joinNeighbours(text, drafts);
  shareUnits(said, drafts);
  for (const group of new Set(drafts.map((draft) => draft.chain ?? [draft]))) assignGroup(text, group);
}

/** Marks behind numbers go on behind the next ones: in `10" Width 15" Height` the first word is not the second's. */
function readMarks(
  text: Text,
  draft: NumberDraft,
  left: NumberDraft | undefined,
  right: NumberDraft | undefined,
): void {
  const goesOn = left?.after !== undefined && left.before === undefined && draft.start - left.end < 24;
  if (goesOn && unitLetter(text, draft)) unitToMark(text, draft);
  const until = right?.start ?? text.source.length;
  if (goesOn) draft.after ??= markAfter(text, draft, until, true);
  if (!goesOn || !draft.after) draft.before ??= markBefore(text, draft, left?.end ?? 0);
  draft.after ??= markAfter(text, draft, until, false);
}

function applyLegend(text: Text, chain: readonly NumberDraft[]): void {
  if (chain.some((draft) => draft.before ?? draft.after)) return;
  const legend = legendOf(text, chain);
  for (const [i, draft] of chain.entries()) {
    draft.before = legend?.marks[i];
    inheritUnit(draft, legend?.unit);
  }
}

/** Numbers side by side with a mark each (`18"W x 19"D, 6"H`, `L 598, H 842 mm`) are one group. */
function joinNeighbours(text: Text, drafts: readonly NumberDraft[]): void {
  for (let i = 1; i < drafts.length; i++) {
    const [left, right] = [drafts[i - 1], drafts[i]] as [NumberDraft, NumberDraft];
    if (right.start - left.end > 24 || SENTENCE.test(text.source.slice(left.end, right.start))) continue;
    if (left.chain && left.chain === right.chain) continue;
    const group = [...(left.chain ?? [left]), ...(right.chain ?? [right])];
    if (group.length > MOST_NEIGHBOURS) continue;
    const marks = group.map((draft) => (draft.before ?? draft.after)?.text);
    if (marks.includes(undefined) || new Set(marks).size < marks.length) continue;
    const unit = group.find((draft) => draft.unit?.dimension === 'length')?.unit;
    for (const member of group) {
      member.chain = group;
      inheritUnit(member, unit);
    }
  }
}

function assignGroup(text: Text, group: readonly NumberDraft[]): void {
  const start = group[0]?.start ?? 0;
  const announced = group.some((draft) => !draft.unit)
    ? announcedUnit(text.source.slice(Math.max(0, start - 24), start))
    : undefined;
  const marks = group.map((draft) => draft.before ?? draft.after);
  const letters = marks.flatMap((mark) => (mark?.text.length === 1 ? [mark.text] : []));
  for (const [i, draft] of group.entries()) {
    inheritUnit(draft, announced);
    giveRole(draft, marks[i], letters, text);
  }
}

function giveRole(draft: NumberDraft, mark: Mark | undefined, letters: readonly string[], text: Text): void {
  if (!mark) return;
  const isLength = draft.unit?.dimension === 'length';
  const trusted = isLength || (!draft.unit && (mark.role !== undefined || (draft.chain?.length ?? 0) > 1));
  const role = trusted
    ? (mark.role ?? letterRole(mark.text, letters, text.locale ?? (draft.unit?.symbol === 'in' ? 'en' : undefined)))
    : undefined;
  if (!role) return;
  draft.role = role;
  draft.roleMark = mark.text;
}
