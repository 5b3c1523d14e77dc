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
  const encoding = utf16Of(bytes);
  if (encoding) return { encoding, text: new TextDecoder(encoding).decode(bytes) };
  requireText(bytes, source);
  return decodeBytes(bytes);
}

/** The kind of UTF-16 that a byte-order mark announces. */
export function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** Reads bytes without a mark of UTF-16: as UTF-8 when they all are, and else as Windows-1252. */
export function decodeBytes(bytes: Uint8Array): DecodedText {
  try {
    return { encoding: 'utf-8', text: utf8.decode(bytes) };
  } catch {
    return { encoding: 'windows-1252', text: windows1252.decode(bytes) };
  }
}

/** Throws a UserError for bytes that are no text: it holds no control bytes but tab, line breaks, form feed and escape. */
export function requireText(bytes: Uint8Array, source: string): void {
  if (bytes.subarray(0, 65_536).some((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b))
    throw new UserError(`${source} is not text (it holds control bytes): pass a text in UTF-8 or Windows-1252`);
}
