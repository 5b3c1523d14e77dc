import type { AkeneoAttribute } from './akeneo/akeneo-attribute.js';
import type { NumberSpan } from './numbers/number-span.js';
import type { Standing } from './standing.js';

/** A language of labels, prompts and cues. */
export type Locale = 'fr' | 'en' | 'de';

/** One text per language; any of them may be missing. */
export type Labels = { readonly [locale in Locale]?: string };

/** The kind of value a field holds. */
export type FieldType = 'text' | 'number' | 'boolean' | 'select' | 'date' | 'range';

/** One value of a closed list. `code` is what the catalogue accepts and what an answer holds. */
export interface Option {
  readonly code: string;
  readonly labels: Labels;
  /** Other words people write for it, such as `inox` for `acier inoxydable`. */
  readonly spellings: readonly string[];
}

/** A step from the words of a text to the spelling of the catalogue, for text fields. */
export type Transform =
  | 'uppercase'
  | 'lowercase'
  | 'alphanumeric'
  | 'digits'
  | 'trim'
  | 'units-in-full'
  /** A regular expression; the value becomes this group of it (default 1, or the whole match without groups). */
  | { readonly match: string; readonly group?: number }
  /** Whole words to replace, ignoring case. */
  | { readonly replace: Readonly<Record<string, string>> };

/** What to extract: one attribute of the catalogue. */
export interface Field {
  readonly code: string;
  readonly label: string;
  readonly labels: Labels;
  readonly type: FieldType;
  /** The unit that values are stored in, as written in the catalogue: `cm`, `kW`, `dB`. Numbers and ranges only. */
  readonly unit?: string;
  /** Digits kept after the decimal separator. Numbers and ranges only. */
  readonly decimals?: number;
  readonly options: readonly Option[];
  /** Whether a value is a list of options. */
  readonly multiple: boolean;
  /** Advice to whoever fills the field, in the catalogue's words. */
  readonly guideline?: string;
  /** A regular expression of what a value looks like in a text. Text fields only. */
  readonly pattern?: string;
  readonly transform?: readonly Transform[];
  /**
   * Whether a model may read a value between the lines, with no words of the text that say it; absent: options and yes or no
   * may be, numbers, dates and texts where the examples show it.
   */
  readonly inferred?: boolean;
  /** What Akeneo says of the attribute, for a field that comes from there. */
  readonly akeneo?: AkeneoAttribute;
}

/** A single canonical value. */
export type Scalar = string | number | boolean;

/** What a quantity may be, both ends included; an end that the text does not state is null, and one of them is stated. */
export interface ValueRange {
  readonly min: number | null;
  readonly max: number | null;
}

/** A canonical value: what the catalogue accepts; null says that the text does not state it. */
export type Value = Scalar | ValueRange | null | readonly (string | number)[];

/** The words of a description that a value was read from; UTF-16 offsets into the text as given, end exclusive. */
export interface Evidence {
  /** As they are read: without tags, and with characters in place of entities. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The column that the text stands in, when it is one of several of a product. */
  readonly column?: string;
}

/** A span of a description that could be a value of the field. */
export interface Mention extends Evidence {
  /** The canonical value that the span would give. */
  readonly value: Scalar | ValueRange;
  /** The option's or cue's spelling that was found, as the catalogue writes it. */
  readonly spelling?: string;
  /** Whether the text denies it: `sans pieds`, `nicht dimmbar`. A yes/no value has already been turned. */
  readonly negated?: boolean;
  /** Whether only a part of the option's or cue's name was found (`Rings` of `Rings/Bands`), or one end of a range. */
  readonly partial?: boolean;
  /** How an option stands in the text, when not plainly: behind its own label, or in words about something else. */
  readonly standing?: Standing;
  /** Whether a range has a unit of its own, which is the field's or can be converted. */
  readonly hasUnit?: boolean;
  /** The number behind the value, with all that its surroundings say of it. */
  readonly number?: NumberSpan;
}
