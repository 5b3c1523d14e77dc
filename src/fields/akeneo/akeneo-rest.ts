/** Texts by locale; PHP writes an empty object as an empty list. */
export type RestLabels = Readonly<Record<string, string | null>> | readonly never[] | null;

/** An attribute as Akeneo's REST API writes it (`GET /attributes`); the columns of its exports have the same names. */
export interface RestAttribute {
  readonly code: string;
  /** `pim_catalog_text`, `pim_catalog_metric`, … */
  readonly type: string;
  readonly labels?: RestLabels;
  readonly group?: string | null;
  readonly guidelines?: RestLabels;
  readonly is_main_identifier?: boolean | null;
  readonly localizable?: boolean | null;
  readonly scopable?: boolean | null;
  readonly available_locales?: readonly string[] | null;
  readonly unique?: boolean | null;
  readonly metric_family?: string | null;
  readonly default_metric_unit?: string | null;
  readonly decimals_allowed?: boolean | null;
  readonly negative_allowed?: boolean | null;
  /** Numbers come as texts. */
  readonly number_min?: string | number | null;
  readonly number_max?: string | number | null;
  readonly date_min?: string | null;
  readonly date_max?: string | null;
  readonly max_characters?: number | null;
  readonly validation_rule?: string | null;
  readonly validation_regexp?: string | null;
  readonly wysiwyg_enabled?: boolean | null;
  readonly reference_data_name?: string | null;
  readonly decimal_places_strategy?: string | null;
  readonly decimal_places?: number | null;
}

/** An option as Akeneo's REST API writes it (`GET /attributes/{code}/options`). */
export interface RestOption {
  readonly code: string;
  readonly labels?: RestLabels;
  readonly sort_order?: number | null;
}
