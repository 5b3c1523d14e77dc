import { readText } from '../../fields/text.js';
import { titleWords } from '../candidates/title-words.js';
import { jsonOfPart, markPart } from './pack.js';

/** The scope under which the evidence is kept beside what was learnt; no field's code begins with a space. */
export const HELD_OUT_SCOPE = ' held out';

/** What the engine found in a text that it had not learnt from, though from others like it. */
export interface HeldOutAnswer {
  readonly field: string;
  /** Fields of one kind are told from others by how their values are looked for. */
  readonly kind: string;
  readonly confidence: number;
  readonly right: boolean;
}

/** How answers of the engine come true on texts that it has not learnt from. */
export interface HeldOutEvidence {
  readonly answers: readonly HeldOutAnswer[];
  /** Of each text, which part of the words of its title no other text has, rising. */
  readonly novelties: readonly number[];
  /** The words of the titles of all examples. */
  readonly titleWords: readonly string[];
}

/** Fewer words are no title to judge by, and so few unknown ones may be a model's name in titles that are all alike. */
const FEWEST_WORDS = 2;

/** Which part of the words of a text's title is not known, 0 to 1, and 0 for a single one; undefined for a title that is too short. */
export function noveltyOfTitle(description: string, known: ReadonlySet<string>): number | undefined {
  const words = titleWords(readText(description));
  if (words.length < FEWEST_WORDS) return undefined;
  const unknown = words.filter((word) => !known.has(word)).length;
  return unknown < FEWEST_WORDS ? 0 : unknown / words.length;
}

/** The evidence as a part of what was learnt, to be kept. */
export function packEvidence({ answers, novelties, titleWords: words }: HeldOutEvidence): string {
  const fields = [...new Set(answers.map(({ field }) => field))];
  const kinds = new Map(answers.map(({ field, kind }) => [field, kind]));
  const places = new Map(fields.map((field, place) => [field, place]));
  return markPart(
    JSON.stringify({
      fields: fields.map((field) => [field, kinds.get(field)]),
      answers: answers.map(({ field, confidence, right }) => [places.get(field), rounded(confidence), right ? 1 : 0]),
      novelties: novelties.map(rounded),
      titleWords: words,
    }),
  );
}

/** Reads what was kept; undefined for nothing, or what another version kept. */
export function unpackEvidence(body: string | undefined): HeldOutEvidence | undefined {
  const json = jsonOfPart(body);
  if (json === undefined) return undefined;
  const { fields, answers, novelties, titleWords: words } = JSON.parse(json) as Packed;
  return {
    answers: answers.flatMap(([place, confidence, right]) => {
      const [field, kind] = fields[place] ?? [];
      return field === undefined || kind === undefined ? [] : [{ field, kind, confidence, right: right === 1 }];
    }),
    novelties,
    titleWords: words,
  };
}

interface Packed {
  readonly fields: readonly (readonly [field: string, kind: string])[];
  readonly answers: readonly (readonly [field: number, confidence: number, right: 0 | 1])[];
  readonly novelties: readonly number[];
  readonly titleWords: readonly string[];
}

function rounded(share: number): number {
  return Number(share.toPrecision(7));
}
