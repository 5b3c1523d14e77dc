import { OUTPUT_FORMATS } from '../../output/formats.js';
import { ASKING_FLAGS, type FlagSpec, SHARED_FLAGS, SHEET_FLAG } from '../flags.js';

/** The flags of `eval`. */
export const EVAL_FLAGS = {
  ...SHARED_FLAGS,
  llm: { kind: 'texts', value: 'NAME', help: 'a composition to measure; repeat it to compare several' },
  holdout: { kind: 'text', value: 'PART', help: "measure on a part of the catalogue's own examples, such as 0.3" },
  fields: { ...ASKING_FLAGS.fields, help: 'the only fields to measure: codes or labels, separated by commas' },
  sheet: SHEET_FLAG,
  limit: { kind: 'count', value: 'N', help: 'measure on the first N products only' },
  timeout: ASKING_FLAGS.timeout,
  concurrency: ASKING_FLAGS.concurrency,
  grounded: ASKING_FLAGS.grounded,
  'min-confidence': ASKING_FLAGS['min-confidence'],
  precision: ASKING_FLAGS.precision,
  'max-cost': { ...ASKING_FLAGS['max-cost'], help: 'stop asking a composition before its calls cost more' },
  'max-calls': { ...ASKING_FLAGS['max-calls'], help: 'stop asking a composition after this many questions' },
  calibrate: {
    kind: 'switch',
    help: "keep in the catalogue how far a model's confidence came true, for its answers from now on",
  },
  curve: {
    kind: 'switch',
    help: 'with --holdout: F1 by the number of reviewed values, in the order of a review and by chance',
  },
  'fail-under': { kind: 'text', value: 'F1', help: 'end with 3 where a composition has a lower F1, such as 0.9' },
  compare: {
    kind: 'text',
    value: 'FILE',
    help: 'say what got better and worse since an earlier run, by the file of its --output',
  },
  output: { kind: 'text', value: 'FILE', help: 'keep every answer with what is right, as JSON lines' },
  report: {
    kind: 'text',
    value: 'FILE',
    help: 'write one HTML page (figures, curve, every error with its text), and beside it FILE.review.jsonl for review',
  },
  format: { kind: 'choice', options: OUTPUT_FORMATS, help: 'how to print the figures (default: table)' },
} as const satisfies Record<string, FlagSpec>;
