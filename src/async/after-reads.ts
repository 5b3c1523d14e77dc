let held: (() => void)[] = [];

/**
 * Hands a value over once everything that has come from outside with it is read. Replies come in bursts: so the questions
 * that wait for their places go out before anyone works on an answer.
 */
export function afterReads<Value>(value: Value): Promise<Value> {
  return new Promise((resolve) => {
    if (held.length === 0) setImmediate(handOver);
    held.push(() => resolve(value));
  });
}

function handOver(): void {
  const all = held;
  held = [];
  for (const give of all) give();
}
