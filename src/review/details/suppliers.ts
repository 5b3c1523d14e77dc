/** Which supplier the products are from. */
export interface Suppliers {
  readonly names: readonly string[];
  /** Product by product its place among the names; -1 for none. */
  readonly places: Int32Array;
}

/** Nobody knows. */
export function noSuppliers(products: number): Suppliers {
  return { names: [], places: new Int32Array(products).fill(-1) };
}
