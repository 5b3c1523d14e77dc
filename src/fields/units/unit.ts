/** A unit of measure: `base = value * factor + offset`, in the base of its dimension. */
export interface Unit {
  /** As catalogues write it: `mm`, `kW`, `°C`. */
  readonly symbol: string;
  /** `length`, `mass`, `data rate` … */
  readonly dimension: string;
  readonly factor: number;
  readonly offset: number;
}
