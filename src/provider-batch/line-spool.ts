import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnswerForm, BatchFile, BatchLine } from '../connectors/provider-batches.js';

/** The lines of a batch, in a temporary file while they are gathered and sent. */
export interface LineSpool {
  /** The form of each question, by key, in the order of the lines. */
  readonly forms: ReadonlyMap<string, AnswerForm>;
  /** The most that the questions may cost. */
  readonly cost: number;
  /** Whether a line of so many bytes fits in. */
  hasRoom(bytes: number, limits: { readonly questions: number; readonly bytes: number }): boolean;
  add(key: string, line: BatchLine, cost: number): void;
  /** What is sent; nothing is to be added any more. */
  file(mark: string): BatchFile;
  remove(): void;
}

/** What a body has beside the lines. */
const FRAME = 1_000;
const CHUNK = 1 << 18;

/** @param separator what stands between two lines */
export function createLineSpool(separator: string): LineSpool {
  const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-'));
  const path = join(folder, 'questions.jsonl');
  const descriptor = openSync(path, 'wx', 0o600);
  const forms = new Map<string, AnswerForm>();
  let waiting = '';
  let size = 0;
  let cost = 0;
  let isOpen = true;
  const flush = () => {
    writeSync(descriptor, waiting);
    waiting = '';
  };
  const close = () => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return {
    forms,
    get cost() {
      return cost;
    },
    hasRoom: (bytes, limits) => forms.size < limits.questions && size + bytes + FRAME <= limits.bytes,
    add(key, { text, form }, most) {
      const line = forms.size > 0 ? separator + text : text;
      forms.set(key, form);
      size += Buffer.byteLength(line);
      cost += most;
      waiting += line;
      if (waiting.length > CHUNK) flush();
    },
    file(mark) {
      if (isOpen) flush();
      close();
      return { mark, questions: forms.size, size, open: () => createReadStream(path) };
    },
    remove() {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
