import type { FieldType } from '../../fields/field.js';

/** The four shapes an answer may be asked in: one field or several, with or without the words it relies on. */
export type AnswerShape = 'one' | 'several' | 'oneQuoted' | 'severalQuoted';

/** What a prompt says of the values of a type of field. */
export interface KindWording {
  readonly one: string;
  /** Where the field takes several; default as for one. */
  readonly several?: string;
  /** Where the field has a unit; default as without one. */
  readonly inUnit?: (unit: string) => string;
}

/** The sentences of a prompt in one language; the keys of the JSON answers are the same in all of them. */
export interface Wording {
  /** What to do, with one rule for each kind of value; the same for all fields, so that it can be cached by a server. */
  readonly task: string;
  /** The rule that warns of copying from earlier answers. */
  readonly caution: string;
  /** The last rule: what the answer looks like. */
  readonly answer: Readonly<Record<AnswerShape, string>>;
  readonly description: string;
  readonly field: string;
  readonly fields: string;
  readonly options: string;
  readonly guideline: string;
  /** Introduces advice that several fields share. @param codes in quotes */
  readonly sharedGuideline: (codes: string) => string;
  /** Says that the options are those of an earlier field. @param code in quotes */
  readonly sameOptions: (code: string) => string;
  /** Introduces values to choose among, none of which need be right. */
  readonly hints: string;
  readonly kinds: Readonly<Record<FieldType, KindWording>>;
  /** Introduces earlier answers. */
  readonly earlier: string;
  /** Introduce the texts of earlier turns, where the description asked about stands before them. */
  readonly another: string;
  readonly next: string;
  /** Hints back to the product that the question is about; the last line of a question whose description stands first. */
  readonly ask: (label: string) => string;
  readonly askSeveral: string;
  /** The last line of a question whose description stands last. */
  readonly askLast: (label: string) => string;
  readonly askSeveralLast: string;
}
