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

/**
 * Makes something out of two values once for each pair, and keeps it as long as the program runs.
 * @param most how many of one first value are kept; a further one takes the place of all of them
 */
export function memoizePair<First, Second, Made>(
  make: (first: First, second: Second) => Made,
  most = Infinity,
): (first: First, second: Second) => Made {
  const made = new Map<First, Map<Second, Made>>();
  return (first, second) => {
    const ofFirst = made.get(first);
    const known = ofFirst?.get(second);
    if (known !== undefined) return known;
    const fresh = make(first, second);
    if (!ofFirst) {
      made.set(first, new Map([[second, fresh]]));
      return fresh;
    }
    if (ofFirst.size >= most) ofFirst.clear();
    ofFirst.set(second, fresh);
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
