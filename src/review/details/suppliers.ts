/** Which supplier the products are from. */
export interface Suppliers {
  readonly names: readonly string[];
  /** Product by product its place among the names; -1 for none. */
  readonly places: Int32Array;
}

/** Suppliers of products by their names; undefined for a product of whom none is known. */
export function suppliersOf(ids: readonly string[], nameOf: (id: string) => string | undefined): Suppliers {
  const known = new Map<string, number>();
  const places = new Int32Array(ids.length).fill(-1);
  ids.forEach((id, row) => {
    const name = nameOf(id);
    if (name === undefined) return;
    const place = known.get(name) ?? known.size;
    known.set(name, place);
    places[row] = place;
  });
  return { names: [...known.keys()], places };
}

/** What columns of suppliers are called, the likeliest first. */
const CALLED = [
  /^(?:supplier|vendor|fournisseur|lieferant|anbieter)(?:[ _-]?(?:name|nom))?$/i,
  /^(?:manufacturer|fabricant|hersteller)(?:[ _-]?(?:name|nom))?$/i,
  /^(?:brand|marque|marke)(?:[ _-]?(?:name|nom))?$/i,
];

/** The column that names suppliers; undefined when none is called like one. */
export function supplierColumn(columns: readonly string[]): string | undefined {
  for (const called of CALLED) {
    const found = columns.find((column) => called.test(column.trim()));
    if (found !== undefined) return found;
  }
  return undefined;
}
