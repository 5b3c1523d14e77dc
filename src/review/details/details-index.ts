import { open } from 'node:fs/promises';
import { UserError } from '../../errors.js';
import { valuesWithoutAnswers } from '../../input/read-answers.js';
import type { Answer } from '../../llm/answer.js';

/** What stands in a byte of `DetailsIndex.marks`. */
export const MARK = { found: 1, absent: 2, unknown: 4, accept: 8, check: 16, audit: 32, offline: 64 } as const;

/** Where the products of a file of `batch --details` stand, and what is needed of each answer to order and filter them. */
export interface DetailsIndex {
  readonly path: string;
  readonly ids: readonly string[];
  /** Product by product the byte that its line begins on, and where the last one ends. */
  readonly lines: Float64Array;
  /** Product by product the number of its first answer, and that behind the last. */
  readonly firsts: Uint32Array;
  /** The codes of the fields, in the order in which they come. */
  readonly codes: readonly string[];
  /** Answer by answer its place in `codes`. */
  readonly fields: Uint16Array;
  /** Answer by answer, NaN where it bears none. */
  readonly confidences: Float32Array;
  /** Answer by answer the sum of what `MARK` says. */
  readonly marks: Uint8Array;
  /** Whether products have texts. */
  readonly hasTexts: boolean;
  /** Lines that are no products with answers. */
  readonly broken: number;
}

interface Line {
  readonly id?: string | number;
  readonly answers?: readonly Answer[];
  readonly texts?: Readonly<Record<string, string>>;
}

/** Bytes that are read at once. */
const BLOCK = 1 << 20;
const LINE_END = 10;

/**
 * Reads a file of `batch --details` once, and keeps nothing of its texts.
 * @param onFirst told of the first product, from which on the file is known to hold answers
 * @throws UserError for a file that cannot be read, or holds no answers
 */
export async function indexDetails(path: string, onFirst: () => void = () => undefined): Promise<DetailsIndex> {
  const building = newIndex(onFirst);
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${path} cannot be read (${error.code}): check its path`, 'review', 2, { cause: error });
  });
  try {
    let rest: Buffer = Buffer.alloc(0);
    let position = 0;
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(BLOCK), 0, BLOCK, position);
      if (bytesRead === 0) break;
      if (position === 0) refusePacked(buffer, path);
      const begin = position - rest.length;
      const block =
        rest.length === 0 ? buffer.subarray(0, bytesRead) : Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
      position += bytesRead;
      let from = 0;
      for (let end = block.indexOf(LINE_END); end !== -1; end = block.indexOf(LINE_END, from)) {
        building.add(block.toString('utf8', from, end), begin + from, begin + end + 1);
        from = end + 1;
      }
      rest = block.subarray(from);
    }
    if (rest.length > 0) building.add(rest.toString('utf8'), position - rest.length, position);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EISDIR') throw error;
    throw new UserError(`${path} is a folder: name a file that batch --details wrote`, 'review', 2, { cause: error });
  } finally {
    await file.close();
  }
  return building.finish(path);
}

function refusePacked(start: Buffer, path: string): void {
  if (start[0] === 0x1f && start[1] === 0x8b)
    throw new UserError(
      `${path} is packed, and a review looks into it again and again: unpack it with gunzip`,
      'review',
    );
}

function newIndex(onFirst: () => void) {
  const ids: string[] = [];
  const lines: number[] = [];
  const firsts: number[] = [0];
  const fields: number[] = [];
  const confidences: number[] = [];
  const marks: number[] = [];
  const codes = new Map<string, number>();
  let [broken, end, hasTexts, withoutAnswers] = [0, 0, false, 0];
  return {
    add(text: string, from: number, to: number) {
      if (text.trim() === '') return;
      const line = parse(text);
      if (line?.id === undefined || !Array.isArray(line.answers)) {
        broken++;
        if (line?.id !== undefined && 'values' in line) withoutAnswers++;
        return;
      }
      if (ids.push(String(line.id)) === 1) onFirst();
      lines.push(from);
      end = to;
      hasTexts ||= line.texts !== undefined;
      for (const answer of line.answers as readonly Answer[]) {
        const code = codes.get(answer.field) ?? codes.size;
        codes.set(answer.field, code);
        fields.push(code);
        confidences.push(answer.confidence ?? Number.NaN);
        marks.push(marksOf(answer));
      }
      firsts.push(fields.length);
    },
    finish(path: string): DetailsIndex {
      if (ids.length === 0) throw noAnswers(path, withoutAnswers);
      return {
        ...{ path, ids, codes: [...codes.keys()], hasTexts, broken },
        lines: new Float64Array([...lines, end]),
        firsts: Uint32Array.from(firsts),
        fields: Uint16Array.from(fields),
        confidences: Float32Array.from(confidences),
        marks: Uint8Array.from(marks),
      };
    },
  };
}

function noAnswers(path: string, withoutAnswers: number): UserError {
  if (withoutAnswers > 0) return valuesWithoutAnswers(path);
  return new UserError(
    `${path} holds no products with answers: name what batch INPUT --details --output filled.jsonl wrote`,
    'review',
  );
}

function marksOf({ status, decision, connector, ...answer }: Answer): number {
  const audit = 'audit' in answer && answer.audit === true;
  return (
    (status === 'found' ? MARK.found : 0) |
    (status === 'absent' ? MARK.absent : 0) |
    (status === 'unknown-field' ? MARK.unknown : 0) |
    (decision === 'accept' ? MARK.accept : 0) |
    (decision === 'check' ? MARK.check : 0) |
    (audit ? MARK.audit : 0) |
    (connector === 'offline' ? MARK.offline : 0)
  );
}

function parse(text: string): Line | undefined {
  try {
    const line = JSON.parse(text);
    return typeof line === 'object' && line !== null ? line : undefined;
  } catch {
    return undefined;
  }
}
