/** What is there at once, or when the promise resolves. */
export type Sooner<T> = T | Promise<T>;

/** Goes on at once where nothing has to be waited for: a promise at each step is what costs most of an answer that is there. */
export function andThen<T, R>(value: Sooner<T>, next: (value: T) => Sooner<R>): Sooner<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
