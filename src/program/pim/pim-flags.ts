import { type FlagSpec, LIST_FLAGS } from '../flags.js';

/** The flags of `pim status`. */
export const PIM_STATUS_FLAGS = { ...LIST_FLAGS } as const satisfies Record<string, FlagSpec>;
