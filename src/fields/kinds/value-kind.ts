import type { Field, FieldType, Mention, Option, Scalar, Value } from '../field.js';
import type { Text } from '../text.js';

/** A raw value as the field takes it, or why it does not. */
export type Accepted =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string; readonly isAmbiguous?: true };

/** The keys of a field file that only some kinds of value have a use for. */
export type KindKey = 'unit' | 'decimals' | 'pattern' | 'transform' | 'options' | 'multiple';

/** A place in a text; UTF-16 offsets, end exclusive. */
export interface EvidenceSpan {
  readonly start: number;
  readonly end: number;
}

/** What a text says of a field. */
export interface MentionReading {
  /** The spans that could be values, in text order; of a yes or no that some places say outright (`: non`), only those. */
  readonly mentions: readonly Mention[];
  /** Whether the text leaves it open: `n/a`, `en option`; of a yes or no, and nowhere a plain answer. */
  readonly isOpen: boolean;
}

/** What all kinds of value have in common. */
export interface ValueKind {
  /** What a field file may say of such a field beside its names. */
  readonly keys: readonly KindKey[];
  /** Whether its values are options of a list, which prompts show and whose names a text may miss. */
  readonly isListed: boolean;
  /** Whether its values are texts as people write them, so that a column of descriptions could be meant. */
  readonly isProse: boolean;
  /** All values that there are, where the type itself knows them: yes and no. */
  readonly fixedValues?: readonly Scalar[];
  /** Whether words that deny it state a value as well: no. */
  readonly isStatedByDenial: boolean;
  /** Whether words of a text are the value of one field at most, and alone do not say of which. */
  readonly isExclusive: boolean;
  /** Whether models copy its words as they stand, since what they mean is read there: `598 mm` in centimetres, `12/03/2024`. */
  readonly isCopied: boolean;
  /** Whether a model may read it between the lines where neither the field nor its examples say so. */
  readonly isInferable: boolean;
  /** What it keeps of the options of a field file; all of them when absent. */
  keptOptions?(options: readonly Option[]): readonly Option[];
  /** Why a field file cannot give it these options, as the end of a sentence; any will do when absent. */
  optionsProblem?(options: readonly Option[]): string | undefined;
  /** The type that such options make of a field of one value; its own when absent. */
  typeByOptions?(options: readonly Option[]): FieldType;
  /** The keys of a value that is an object. */
  readonly objectKeys?: readonly string[];
  /** A single raw value that is neither null nor "not stated". */
  accept(field: Field, raw: string | number | boolean): Accepted;
  /** The same for an object; absent where no value is one. */
  acceptObject?(field: Field, raw: Readonly<Record<string, unknown>>): Accepted;
  /** Several raw values that may be one: the two ends of a range; undefined when they are not. */
  acceptList?(field: Field, raws: readonly unknown[]): Accepted | undefined;
  /** The spans of a text that could be values, in text order. */
  mentions(field: Field, text: Text): readonly Mention[];
  /** The same without how they stand, for who only wants to know where; absent where that is no less work. */
  places?(field: Field, text: Text): readonly Mention[];
  /** The mentions where a text can also leave a field open; absent where none can. */
  reading?(field: Field, text: Text): MentionReading;
  /** Where a value stands that equals no mention. */
  evidence(field: Field, value: Scalar, text: Text): readonly EvidenceSpan[];
  /** The JSON Schema of one value, without null. */
  schema(field: Field, shownOptions?: readonly string[]): Readonly<Record<string, unknown>>;
}

/** An accepted value. */
export function accepted(value: Value): Accepted {
  return { ok: true, value };
}

/** A value that could be one of several things. */
export function ambiguous(reason: string): Accepted {
  return { ok: false, reason, isAmbiguous: true };
}

/** A refused value. */
export function refused(reason: string): Accepted {
  return { ok: false, reason };
}
