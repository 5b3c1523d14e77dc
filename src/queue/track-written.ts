import type { Task } from '../lookup/lookup-products.js';

/** Knows which chunks have been written out, and takes them from the queue a little later. */
export interface Written<T extends Task> {
  begin(id: string, tasks: readonly T[]): void;
  /** Notes that whoever takes the results has written a task's. */
  note(task: T): void;
  /** Takes away what is written. */
  end(): Promise<void>;
}

/** Milliseconds after which what was written has reached the file. */
const DELAY = 500;

/** @param remove takes chunks from the queue */
export function trackWritten<T extends Task>(remove: (ids: readonly string[]) => Promise<void>): Written<T> {
  const chunks = new WeakMap<T, { readonly id: string; left: number }>();
  let done: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const sweep = async () => {
    timer = undefined;
    const ids = done;
    done = [];
    // What cannot be taken away now goes when its time is over.
    await remove(ids).catch(() => undefined);
  };
  return {
    begin(id, tasks) {
      const chunk = { id, left: tasks.length };
      for (const task of tasks) chunks.set(task, chunk);
    },
    note(task) {
      const chunk = chunks.get(task);
      if (!chunk || --chunk.left > 0) return;
      done.push(chunk.id);
      timer ??= setTimeout(sweep, DELAY);
    },
    async end() {
      clearTimeout(timer);
      // Rows are handed to the file at the end of a turn.
      await new Promise((resolve) => setImmediate(resolve));
      await sweep();
    },
  };
}
