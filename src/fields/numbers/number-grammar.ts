import type { Text } from '../text.js';
import type { Unit } from '../units/units.js';
import { joinChains } from './chains.js';
import { mergeCompounds } from './compounds.js';
import { readDraft } from './draft-reader.js';
import { noteBounds } from './number-bounds.js';
import type { NumberDraft } from './number-draft.js';
import { readLiterals } from './number-literals.js';
import { natureOf } from './number-nature.js';
import type { NumberSpan } from './number-span.js';
import { styleOf } from './number-style.js';
import { dropTolerances } from './number-tolerances.js';
import { numberWord } from './number-words.js';
import { assignRoles } from './role-marks.js';

export type { NumberSpan };

/** Every number of a text with its unit, chain, role and nature, in text order. */
export function readNumbers(text: Text): readonly NumberSpan[] {
  const literals = readLiterals(text.source, text.locale);
  const style = styleOf(literals, text.locale);
  const written = literals.map((literal) => readDraft(text.source, literal, style));
  const drafts = dropTolerances(text.source, mergeCompounds(text.source, written));
  joinChains(text, drafts);
  assignRoles(text, drafts);
  noteBounds(text, drafts);
  return withNumberWords(text, toSpans(text, drafts));
}

function toSpans(text: Text, drafts: readonly NumberDraft[]): readonly NumberSpan[] {
  const ids = new Map<readonly NumberDraft[], number>();
  return drafts.map((draft) => {
    const { start, end, numberEnd, value, unit, inherited, looseUnit, kind, role, roleMark, chain, rangeEnd, bound } =
      draft;
    if (chain && !ids.has(chain)) ids.set(chain, ids.size);
    return {
      ...{ start, end, numberEnd, value, kind, inherited, looseUnit },
      ...(unit && unitFacts(value, unit)),
      ...(role && { role, roleMark }),
      ...(rangeEnd && { rangeEnd }),
      ...(bound && { bound }),
      ...(chain && { chain: { id: ids.get(chain) ?? 0, index: chain.indexOf(draft), size: chain.length } }),
      ...natureOf(text.source, draft),
    };
  });
}

function unitFacts(value: number, unit: Unit) {
  return { unit: unit.symbol, dimension: unit.dimension, base: value * unit.factor + unit.offset };
}

function withNumberWords(text: Text, spans: readonly NumberSpan[]): readonly NumberSpan[] {
  const inLetters = text.words.flatMap(({ start, end, folded }): readonly NumberSpan[] => {
    const value = numberWord(folded);
    if (value === undefined) return [];
    return [{ start, end, numberEnd: end, value, kind: 'word', inherited: false, looseUnit: false, attached: false }];
  });
  return inLetters.length === 0 ? spans : [...spans, ...inLetters].sort((a, b) => a.start - b.start);
}
