import { LIST_STATES } from '../wire.js';

const whole = { type: 'integer', minimum: 0 } as const;
const word = { type: 'string', maxLength: 200 } as const;

/** JSON Schemas of what the page sends. */
export const LIST_QUERY = {
  type: 'object',
  required: ['by', 'state', 'from', 'count'],
  additionalProperties: false,
  properties: {
    by: { enum: ['product', 'field', 'value'] },
    state: { enum: LIST_STATES },
    field: word,
    supplier: word,
    confidence: { type: 'number' },
    decision: { enum: ['accept', 'check'] },
    search: word,
    from: whole,
    count: { type: 'integer', minimum: 1, maximum: 200 },
    anew: { type: 'boolean' },
  },
} as const;

/** An answer that words are read for. */
export interface AnswerQuery {
  readonly row: number;
  readonly place: number;
}

const answer = { row: whole, place: whole } as const;

export const ANSWER_QUERY = {
  type: 'object',
  required: ['row', 'place', 'words'],
  properties: { ...answer, words: { type: 'string', maxLength: 2000 } },
} as const;

/** Words of a text that a reviewer marked; offsets into the text as given. */
export interface MarkedWords extends AnswerQuery {
  readonly column: string;
  readonly start: number;
  readonly end: number;
}

export const MARKED_WORDS = {
  type: 'object',
  required: ['row', 'place', 'column', 'start', 'end'],
  properties: { ...answer, column: { type: 'string' }, start: whole, end: whole },
} as const;

export const UNDO = { type: 'object', required: ['page'], properties: { page: word } } as const;

export const VERDICT = {
  type: 'object',
  required: ['row', 'version', 'kind', 'page'],
  properties: {
    ...{ ...answer, version: whole, page: word },
    kind: { enum: ['accepted', 'corrected', 'not-stated', 'skipped', 'wrong-product'] },
    value: {},
    evidence: {
      type: 'object',
      required: ['text', 'start', 'end'],
      properties: { text: { type: 'string' }, start: whole, end: whole, column: { type: 'string' } },
    },
  },
  if: { properties: { kind: { const: 'wrong-product' } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { not: { required: ['place'] } },
  else: { required: ['place'] },
} as const;
