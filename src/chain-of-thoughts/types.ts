import type { Example } from '../examples/example.js';
import type { Field, Locale, Value } from '../fields/field.js';

/** A JSON Schema of an answer. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A question that was answered before, as turns of a conversation. */
export interface EarlierTurn {
  readonly user: string;
  readonly assistant: string;
}

/** Which part of a question comes first: what repeats stands first, so that a server can take it from its cache. */
export type QuestionOrder = 'description-first' | 'description-last';

/** What is asked about one description, before template and budget. */
export interface Question {
  readonly fields: readonly Field[];
  /** The whole description as given; the prompt may hold less of it. */
  readonly description: string;
  readonly examples: readonly Example[];
  /** What to do; never shortened. */
  readonly system: string;
  /** Earlier answers, between the instructions and the question; absent where they stand in the text of the question. */
  readonly turns?: readonly EarlierTurn[];
  readonly user: string;
  /** The shape of the answer, for connectors that can enforce one. */
  readonly schema: JsonSchema;
}

/** One field's answer as the model (or the engine) gave it, not yet accepted by the field. */
export interface RawAnswer {
  /** The field's code. */
  readonly field: string;
  /** Text, or parsed JSON; null for "not stated"; undefined when the completion holds no answer to this field. */
  readonly raw: unknown;
  /** The words of the text that the answer relies on, when it says so. */
  readonly quote?: string;
  /** Where the answer stands in the description, when it is known. */
  readonly span?: { readonly start: number; readonly end: number };
  /** 0 to 1, when it is known. */
  readonly confidence?: number;
}

/** A value that a field may have, known before the question is asked. */
export interface CandidateHint {
  /** The canonical value. */
  readonly value: Value;
  /** The words of the description that speak for it. */
  readonly words?: string;
}

/** What a strategy may put into a question, already reduced to what the budget leaves. */
export interface QuestionMaterial {
  readonly fields: readonly Field[];
  readonly description: string;
  /** Most similar first. */
  readonly examples: readonly Example[];
  /** Option codes to show, a field; a field that is not listed shows all of its options. */
  readonly shownOptions?: Readonly<Record<string, readonly string[]>>;
  readonly withGuideline: boolean;
  /** Values to choose among, a field code; the answer may be another one. */
  readonly hints?: Readonly<Record<string, readonly CandidateHint[]>>;
  readonly locale: Locale;
  /** Where several questions about one description follow one another it stands first, else last; default first. */
  readonly order?: QuestionOrder;
  /** Whether earlier answers may be turns of the conversation; otherwise they stand in the text. */
  readonly turns?: boolean;
}

/** How a field is asked for and how the answer is read. */
export interface ChainOfThoughts {
  readonly name: string;
  /** How many examples it wants for each field; 0 for none. */
  readonly exampleCount: number;
  /** How many of them are the same for every description, where a server can then take them from its cache; default 0. */
  readonly steadyCount?: number;
  /** Whether it shows the values that the offline engine finds in the text, to choose among. */
  readonly hinted?: true;
  /** Writes the question. Pure: the same material gives the same question. */
  ask(material: QuestionMaterial): Omit<Question, 'examples'>;
  /** Reads a completion: one raw answer a field, in the order of the fields. Never throws. */
  read(completion: string, fields: readonly Field[]): readonly RawAnswer[];
}
