/** What is there at once, or when the promise resolves. */
export type MaybePromise<T> = T | Promise<T>;

/** Goes on at once where nothing has to be waited for: a promise at each step is what costs most of an answer that is there. */
export function andThen<T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
