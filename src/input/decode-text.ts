import { UserError } from '../errors.js';

/** A text with the encoding it was read in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/**
 * Reads bytes as UTF-8 (or UTF-16 with its mark), and as Windows-1252 when they are not; a byte-order mark is left out.
 * @param source where the bytes come from, for the error
 * @throws UserError when they are not text at all
 */
export function decodeText(bytes: Uint8Array, source: string): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded('utf-16be', bytes);
  if (isBinary(bytes))
    throw new UserError(`${source} is not text (it holds control bytes): pass a text in UTF-8 or Windows-1252`);
  try {
    return decoded('utf-8', bytes);
  } catch {
    return decoded('windows-1252', bytes);
  }
}

function decoded(encoding: DecodedText['encoding'], bytes: Uint8Array): DecodedText {
  return { encoding, text: new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(bytes) };
}

/** Text holds no control bytes but tab, line breaks, form feed and escape. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 65_536).some((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b);
}
