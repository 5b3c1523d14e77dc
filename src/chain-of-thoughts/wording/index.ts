import type { Locale } from '../../fields/field.js';
import { german } from './de.js';
import { english } from './en.js';
import { french } from './fr.js';
import type { Wording } from './wording.js';

/** The sentences of a prompt, a language. */
export const wordings = { fr: french, en: english, de: german } satisfies Record<Locale, Wording>;
