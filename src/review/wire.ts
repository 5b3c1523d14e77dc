import type { Evidence, FieldType, Value } from '../fields/field.js';
import type { ShownNode } from '../input/html/shown-html.js';
import type { Absence, AnswerStatus, Decision } from '../llm/answer.js';

export type { ShownNode } from '../input/html/shown-html.js';

/** What the page and its server say to each other, as JSON. */

/** What a reviewer has made of an answer. */
export type VerdictKind = 'accepted' | 'corrected' | 'not-stated' | 'skipped' | 'wrong-product';

/** A verdict that stands. */
export interface Verdict {
  readonly kind: VerdictKind;
  /** What is right; null for nothing, and where the kind says nothing of it. */
  readonly value: Value;
  readonly evidence?: Evidence;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A field as the page needs it. */
export interface ShownField {
  readonly code: string;
  readonly label: string;
  readonly type: FieldType;
  readonly unit?: string;
  readonly multiple: boolean;
}

/** A value beside its words for people. */
export interface ShownValue {
  readonly value: Value;
  readonly words: string;
}

/** Another value that an answer may have. */
export interface ShownCandidate extends ShownValue {
  readonly confidence?: number;
  readonly evidence?: Evidence;
}

/** An answer of a product. */
export interface ShownAnswer extends ShownValue {
  /** Its place among the answers of its product. */
  readonly place: number;
  readonly field: string;
  readonly status: AnswerStatus;
  readonly confidence?: number;
  readonly decision?: Decision;
  readonly reason?: string;
  readonly absence?: Absence;
  readonly evidence?: Evidence;
  readonly others: readonly ShownCandidate[];
  /** What the file says, where what was learnt since answers otherwise. */
  readonly before?: ShownValue;
  readonly verdict?: Verdict & Pick<ShownValue, 'words'>;
  /** How often somebody has decided about it, undone or not: a verdict names the version that it was made of. */
  readonly version: number;
  /** Whether its field is known, so that values can be read. */
  readonly known: boolean;
}

/** A text of a product as the supplier wrote it. */
export interface ShownText {
  readonly column: string;
  /** Whether line ends and spaces stay as written. */
  readonly verbatim: boolean;
  readonly nodes: readonly ShownNode[];
}

/** A product with its texts and answers. */
export interface ShownProduct {
  readonly row: number;
  readonly id: string;
  readonly supplier?: string;
  readonly texts: readonly ShownText[];
  readonly answers: readonly ShownAnswer[];
  /** As that of an answer, for verdicts on the whole product. */
  readonly version: number;
}

/** How far the review is. */
export interface ReviewProgress {
  /** Answers that are to be looked at, those that are decided included. */
  readonly toCheck: number;
  readonly decided: number;
  readonly skipped: number;
  /** Answers that would be otherwise by what was learnt since. */
  readonly changed: number;
  /** How many of the accepted values that were audited are right, in words; absent before the first. */
  readonly audited?: string;
  /** What the engine is busy with, in words; absent when it is not. */
  readonly learning?: string;
  /** How often something has changed for any page. */
  readonly revision: number;
}

/** The file that is reviewed. */
export interface ShownFile {
  readonly name: string;
  readonly products: number;
  readonly answers: number;
  readonly fields: readonly ShownField[];
  readonly suppliers: readonly string[];
  /** Whether its answers were decided by a precision. */
  readonly hasDecisions: boolean;
  readonly reviewer: string;
  readonly progress: ReviewProgress;
}

/** Which answers a list shows. */
export const LIST_STATES = ['left', 'changed', 'skipped', 'reviewed', 'accept', 'found', 'absent', 'all'] as const;
export type ListState = (typeof LIST_STATES)[number];

/** What is asked of the list. */
export interface ListQuery {
  /** A row per product, a row per answer with those of a field together, or a row per answer with the fields mixed. */
  readonly by: 'product' | 'field' | 'value';
  readonly state: ListState;
  readonly field?: string;
  readonly supplier?: string;
  /** The highest confidence. */
  readonly confidence?: number;
  readonly decision?: Decision;
  /** Words that the texts, the identifier or the values hold. */
  readonly search?: string;
}

/** A row of the list. */
export interface ListRow {
  readonly row: number;
  /** The answer, in a list of answers. */
  readonly place?: number;
  readonly id: string;
  readonly title: string;
  /** The field's label and the value, in a list of answers. */
  readonly label?: string;
  readonly words?: string;
  readonly confidence?: number;
  /** Answers that are to be looked at still. */
  readonly left: number;
  /** How many wrong values are to be expected. */
  readonly doubt: number;
}

/** Some rows of a list. */
export interface ListPart {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly ListRow[];
}

/** What a reviewer decides. */
export interface VerdictRequest {
  readonly row: number;
  /** Absent for the whole product. */
  readonly place?: number;
  readonly version: number;
  readonly kind: VerdictKind;
  readonly value?: Value;
  readonly evidence?: Evidence;
  /** The page, so that it undoes what it did. */
  readonly page: string;
}

/** What became of a verdict, or of one that was taken back. */
export interface VerdictReply {
  /** As it is now; absent where there was nothing to take back. */
  readonly product?: ShownProduct;
  /** The answer that it was about; absent for a whole product. */
  readonly place?: number;
  readonly progress: ReviewProgress;
  /** Why nothing was changed. */
  readonly refused?: string;
}

/** How words are read for a field. */
export interface ReadWords {
  /** As the field takes them. */
  readonly read?: ShownValue;
  /** Why it does not. */
  readonly reason?: string;
  /** What could be meant: options, units. */
  readonly choices: readonly ShownValue[];
}
