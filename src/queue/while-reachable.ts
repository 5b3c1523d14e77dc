import type { Redis } from 'ioredis';

/** Milliseconds between two looks at a Redis that something is waited for from, and that it has to answer in. */
const LOOK = 500;
const PATIENCE = 2000;

/**
 * Waits for something that needs Redis, but no longer than Redis answers: a command to one that has gone waits for ever.
 * @returns whether it was waited for to its end
 */
export async function whileReachable(redis: Redis, work: Promise<unknown>): Promise<boolean> {
  let isOver = false;
  const ended = work
    .then(() => true)
    .finally(() => {
      isOver = true;
    });
  const watch = async () => {
    while (!isOver) {
      await pause(LOOK);
      if (!isOver && !(await answers(redis))) return false;
    }
    return ended;
  };
  return Promise.race([ended, watch()]);
}

/** Whether Redis answers in time. */
function answers(redis: Redis): Promise<boolean> {
  const answered = redis.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, pause(PATIENCE).then(() => false)]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
