/** Makes something out of an object the first time it is asked for, and keeps it as long as the object lives. */
export function memoize<Source extends object, Made>(make: (source: Source) => Made): (source: Source) => Made {
  const made = new WeakMap<Source, Made>();
  return (source) => {
    const known = made.get(source);
    if (known !== undefined || made.has(source)) return known as Made;
    const fresh = make(source);
    made.set(source, fresh);
    return fresh;
  };
}

/** Makes something the first time it is asked for. */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
