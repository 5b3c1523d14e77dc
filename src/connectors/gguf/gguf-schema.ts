/** A JSON Schema in the subset of node-llama-cpp: one type of list or object per schema, `oneOf` for choices. */
export function ggufSchema(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { type, items, properties, anyOf, oneOf, ...rest } = schema;
  const choices = (anyOf ?? oneOf) as readonly Readonly<Record<string, unknown>>[] | undefined;
  if (choices) return { oneOf: choices.map(ggufSchema) };
  if (Array.isArray(type) && (type.includes('array') || type.includes('object'))) {
    return { oneOf: type.map((one) => ggufSchema(one === 'null' ? { type: 'null' } : { ...schema, type: one })) };
  }
  return {
    ...rest,
    ...(type !== undefined && { type }),
    ...(items !== undefined && { items: ggufSchema(items as Readonly<Record<string, unknown>>) }),
    ...(properties !== undefined && {
      properties: Object.fromEntries(
        Object.entries(properties as object).map(([name, one]) => [name, ggufSchema(one)]),
      ),
    }),
  };
}
