import { UserError } from '../errors.js';

const NEWLINE = 0x0a;

/** Passes bytes on, as long as no line is longer than `most` bytes. @throws UserError when one is */
export async function* boundedLines(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      check(length + end - start, most);
      length = 0;
      start = end + 1;
    }
    length += chunk.length - start;
    check(length, most);
    yield chunk;
  }
}

function check(length: number, most: number): void {
  if (length > most) throw new UserError(`a line is longer than ${most} bytes: split the product`, 'input');
}
