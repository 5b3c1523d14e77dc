import { type AppendFile, openAppendFile } from '../../batch/append-file.js';
import type { Refusal } from '../../pim/pushing/change.js';
import type { Session } from '../session.js';

/** Where refusals go: into a file, or the first of them onto standard error. */
export interface RefusalFile {
  add(refusal: Refusal): void;
  /** Says how many there were. */
  end(): void;
}

/** Refusals that are told on standard error. */
const TOLD = 10;

/** @param path of a file of JSON lines, to which refusals are added */
export function openRefusals(session: Session, path: string | undefined): RefusalFile {
  let file: AppendFile | undefined;
  if (path !== undefined) {
    file = openAppendFile(path);
    session.atEnd(() => file?.close());
  }
  let count = 0;
  return {
    add(refusal) {
      count += 1;
      file?.write(`${JSON.stringify(refusal)}\n`);
      if (!file && count <= TOLD) session.warn(sentence(refusal));
    },
    end() {
      if (count === 0) return;
      process.exitCode = 3;
      if (file) session.warn(`${count.toLocaleString('en')} refused, see ${path}`);
      else if (count > TOLD)
        session.warn(`${(count - TOLD).toLocaleString('en')} more refused: keep them with --rejects FILE`);
    },
  };
}

function sentence({ product, identifier, attribute, value, status, message }: Refusal): string {
  const about = [identifier ?? product, attribute, value === undefined ? undefined : JSON.stringify(value)].filter(
    Boolean,
  );
  return `refused ${about.join(' ')}${status ? ` (${status})` : ''}: ${message}`;
}
