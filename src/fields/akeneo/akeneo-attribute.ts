/**
 * What Akeneo says of an attribute beyond code, labels, options and guideline. Only what is stated is there, so a field
 * of another source has none of it.
 */
export interface AkeneoAttribute {
  /** `pim_catalog_text`, `pim_catalog_metric`, …; reference entities and tables too. */
  readonly type: string;
  /** The code of its attribute group. */
  readonly group?: string;
  /** Whether the identifier of products: at most one attribute of a catalogue. */
  readonly mainIdentifier?: boolean;
  /** Whether it has a value per locale, and one per channel. */
  readonly localizable?: boolean;
  readonly scopable?: boolean;
  /** The only locales that have it, such as `fr_FR`; absent for all of them. */
  readonly availableLocales?: readonly string[];
  readonly unique?: boolean;
  /** The code of its measurement family, such as `Length`. Metric only. */
  readonly metricFamily?: string;
  /** The unit of its values by Akeneo's own code, such as `CENTIMETER`. Metric only. */
  readonly defaultUnit?: string;
  /** Whether amounts may have decimals: they are then written as strings, else as integers. */
  readonly decimalsAllowed?: boolean;
  readonly negativeAllowed?: boolean;
  /** Bounds of a number, or of the amount of a metric in its default unit; both belong to what is allowed. */
  readonly numberMin?: number;
  readonly numberMax?: number;
  /** Bounds of a date: `YYYY-MM-DD`. */
  readonly dateMin?: string;
  readonly dateMax?: string;
  /** The most characters of a text. */
  readonly maxCharacters?: number;
  /** `regexp`, `email` or `url`. */
  readonly validationRule?: string;
  /** A regular expression of PHP with its delimiters and flags, such as `/^\d{4}$/i`. */
  readonly validationRegexp?: string;
  /** Whether its texts hold HTML. */
  readonly wysiwygEnabled?: boolean;
  /** The reference entity or asset family that its values are records of. */
  readonly referenceDataName?: string;
}
