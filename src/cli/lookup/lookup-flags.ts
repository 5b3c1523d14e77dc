import { OUTPUT_FORMATS } from '../../output/formats.js';
import { ASKING_FLAGS, type FlagSpec, SHARED_FLAGS } from '../flags.js';

/** The flags of `lookup`. */
export const LOOKUP_FLAGS = {
  ...SHARED_FLAGS,
  ...ASKING_FLAGS,
  format: { kind: 'choice', options: OUTPUT_FORMATS, help: 'how to print the result (default: json)' },
  'dry-run': { kind: 'switch', help: 'print the exact prompts and what they leave out; send nothing' },
} as const satisfies Record<string, FlagSpec>;
