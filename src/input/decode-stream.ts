import { isAscii, isUtf8, transcode } from 'node:buffer';
import { type DecodedText, decodeBytes, requireText, utf16Of } from './decode-text.js';

const NEWLINE = 0x0a;
/** Bytes of a line that is passed on before its end, such as a JSON array without line ends. */
const LONG = 1 << 20;

/**
 * Reads a stream of bytes as text, in blocks of whole lines but for lines of a megabyte and more: each block as UTF-8,
 * and where it is not, line by line as UTF-8 or Windows-1252; UTF-16 when the stream begins with its mark. Byte-order
 * marks are left out.
 * @param source where the bytes come from, for the error
 * @throws UserError when they are not text at all
 */
export async function* decodeStream(chunks: AsyncIterable<Uint8Array>, source: string): AsyncGenerator<DecodedText> {
  let utf16: ReturnType<typeof utf16Lines> | undefined;
  let first = true;
  for await (const block of wholeLines(chunks)) {
    if (first) {
      first = false;
      const encoding = utf16Of(block);
      if (encoding) utf16 = utf16Lines(encoding);
      else requireText(block, source);
    }
    yield utf16 ? utf16(block) : decodeBlock(block);
  }
  if (utf16) yield utf16();
}

/** Files that were put together from several hold lines of both encodings. */
function decodeBlock(block: Uint8Array): DecodedText {
  if (isUtf8(block)) return { encoding: 'utf-8', text: decodeUtf8(block) };
  const lines: string[] = [];
  for (let start = 0; start < block.length; ) {
    const end = block.indexOf(NEWLINE, start) + 1 || block.length;
    lines.push(decodeBytes(block.subarray(start, end)).text);
    start = end;
  }
  return { encoding: 'windows-1252', text: lines.join('') };
}

/** By way of UTF-16, which takes half the time of a TextDecoder where not all is ASCII. */
function decodeUtf8(bytes: Uint8Array): string {
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const text = transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** In UTF-16 the byte of a line end is also a half of other characters, so lines are told apart after decoding. */
function utf16Lines(encoding: 'utf-16le' | 'utf-16be'): (block?: Uint8Array) => DecodedText {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  return (block) => {
    const text = rest + decoder.decode(block, { stream: block !== undefined });
    const end = block ? text.lastIndexOf('\n') + 1 : text.length;
    rest = text.slice(end);
    return { encoding, text: text.slice(0, end) };
  };
}

/** Blocks that end with a line end, or at least between two characters, but for the last one. */
async function* wholeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    const end = chunk.lastIndexOf(NEWLINE) + 1 || (length > LONG ? endOfCharacter(chunk) : 0);
    if (end === 0) {
      rest.push(chunk);
      continue;
    }
    yield rest.length > 0 ? Buffer.concat([...rest, chunk.subarray(0, end)]) : chunk.subarray(0, end);
    rest = end < chunk.length ? [chunk.subarray(end)] : [];
    length = chunk.length - end;
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

/** After the last byte that is a character of its own in UTF-8 as in Windows-1252; 0 when there is none. */
function endOfCharacter(chunk: Uint8Array): number {
  return chunk.findLastIndex((byte) => byte < 0x80) + 1;
}
