import { plainSource } from '../../text/plain-source.js';
import type { Text } from '../text-reading.js';
import type { Unit } from '../units/units.js';
import type { Word } from '../words/words.js';
import { joinChains } from './chains.js';
import { closingQuotes } from './closing-quotes.js';
import { mergeCompounds } from './compounds.js';
import { thingsBeside, thingsCounted } from './counted-things.js';
import { readDraft } from './draft-reader.js';
import { languageOfMeasures } from './language-of-measures.js';
import { noteAsides, noteAspects } from './number-aspects.js';
import { noteBounds } from './number-bounds.js';
import type { NumberDraft } from './number-draft.js';
import { MOST_NUMBERS, readLiterals } from './number-literals.js';
import { natureOf } from './number-nature.js';
import { noteParts } from './number-parts.js';
import type { NumberSpan } from './number-span.js';
import { styleOf } from './number-style.js';
import { dropTolerances } from './number-tolerances.js';
import { numberWord } from './number-words.js';
import { assignRoles } from './role-marks.js';

export type { NumberSpan };

/** Whether a text holds more numbers than are read. */
export function hasUnreadNumbers({ numbers }: Text): boolean {
  return numbers.length >= MOST_NUMBERS;
}

/** Every number of a text with its unit, chain, role and nature, in text order. */
export function readNumbers(written: Text): readonly NumberSpan[] {
  const text = plainText(written);
  const literals = readLiterals(text.source, text.locale);
  const style = styleOf(text.source, literals, text.locale ?? languageOfMeasures(text.words));
  const reading = { source: text.source, style, closing: closingQuotes(text.source) };
  const read = withoutUnitDigits(literals.map((literal) => readDraft(reading, literal)));
  const drafts = dropTolerances(text.source, mergeCompounds(text.source, read));
  joinChains(text, drafts);
  assignRoles(text, drafts);
  noteBounds(text, drafts);
  noteAspects(text, drafts);
  noteAsides(text, drafts);
  noteParts(text.source, drafts);
  return withNumberWords(text, toSpans(text, drafts));
}

/** The 1 of `2800 min-1` is no number of its own. */
function withoutUnitDigits(drafts: readonly NumberDraft[]): readonly NumberDraft[] {
  let end = 0;
  return drafts.filter((draft) => {
    if (draft.literal.start < end) return false;
    end = draft.end;
    return true;
  });
}

/** The text with plain blanks, digits and letters; its words are the same. */
function plainText(text: Text): Text {
  const source = plainSource(text.source);
  if (source === text.source) return text;
  const { words, locale } = text;
  return Object.create(text, { source: { value: source }, words: { value: words }, locale: { value: locale } }) as Text;
}

function toSpans(text: Text, drafts: readonly NumberDraft[]): readonly NumberSpan[] {
  const ids = new Map<readonly NumberDraft[], number>();
  return drafts.map((draft) => {
    const {
      start,
      end,
      numberEnd,
      value,
      unit,
      foreign,
      role,
      roleMark,
      chain,
      rangeEnd,
      alternative,
      bound,
      aspects,
      per,
      part,
    } = draft;
    if (chain && !ids.has(chain)) ids.set(chain, ids.size);
    const { kind, inherited, looseUnit } = draft;
    // A literal that begins with a spread has a shape of its own in V8, which takes more memory than the number.
    return {
      start,
      end,
      numberEnd,
      value,
      kind,
      inherited,
      looseUnit,
      ...(unit && unitFacts(value, unit)),
      ...(!unit && foreign !== undefined && { foreignUnit: foreign }),
      ...(role && { role, roleMark }),
      ...(rangeEnd && { rangeEnd }),
      ...(alternative && { alternative }),
      ...(bound && { bound }),
      ...(aspects && aspects.length > 0 && { aspects }),
      ...(per !== undefined && { per }),
      ...(part && { part }),
      ...countsOf(text.source, draft),
      ...(chain && { chain: { id: ids.get(chain) ?? 0, index: chain.indexOf(draft), size: chain.length } }),
      ...natureOf(text.source, draft),
    };
  });
}

/** What a number without a unit, or with that of a subtoken, counts. */
function countsOf(source: string, { start, numberEnd, unit, value }: NumberDraft): Pick<NumberSpan, 'counts'> {
  if ((unit && unit.dimension !== 'count') || !Number.isInteger(value)) return {};
  const counts = thingsBeside(source.slice(Math.max(0, start - 24), start), source.slice(numberEnd, numberEnd + 24));
  return counts.length === 0 ? {} : { counts };
}

function unitFacts(value: number, unit: Unit) {
  return { unit: unit.symbol, dimension: unit.dimension, base: value * unit.factor + unit.offset };
}

function withNumberWords(text: Text, spans: readonly NumberSpan[]): readonly NumberSpan[] {
  const inLetters: NumberSpan[] = [];
  for (const word of text.words) {
    const span = spanOfWord(text.source, word);
    if (span && inLetters.push(span) === MOST_NUMBERS) break;
  }
  return inLetters.length === 0 ? spans : [...spans, ...inLetters].sort((a, b) => a.start - b.start);
}

function spanOfWord(source: string, { start, end, folded }: Word): NumberSpan | undefined {
  const compound = countCompound(folded);
  const value = compound?.value ?? numberWord(folded);
  if (value === undefined) return undefined;
  const counts =
    compound?.counts ?? thingsBeside(source.slice(Math.max(0, start - 24), start), source.slice(end, end + 24));
  return {
    start,
    end,
    numberEnd: end,
    value,
    kind: 'word',
    inherited: false,
    looseUnit: false,
    attached: false,
    ...(counts.length > 0 && { counts }),
  };
}

/** `Dreisitzer`, `zweitürig`, `sechsteilig`: a number and what it counts in one word. */
function countCompound(folded: string): { readonly value: number; readonly counts: readonly string[] } | undefined {
  const [, head = '', tail = ''] =
    /^(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|zwolf)(\p{L}{4,})$/u.exec(folded) ?? [];
  const counts = thingsCounted(tail);
  const value = head === 'ein' ? 1 : numberWord(head);
  return value === undefined || counts.length === 0 ? undefined : { value, counts };
}
