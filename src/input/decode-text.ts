import { UserError } from '../errors.js';

/** A text with the encoding it was read in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/**
 * Reads bytes as UTF-8 (or UTF-16), and as Windows-1252 when they are not; a byte-order mark is left out.
 * @param source where the bytes come from, for the error
 * @throws UserError when they are not text at all
 */
export function decodeText(bytes: Uint8Array, source: string): DecodedText {
  const encoding = utf16Of(bytes);
  if (encoding) return { encoding, text: new TextDecoder(encoding).decode(bytes) };
  requireText(bytes, source);
  return decodeBytes(bytes);
}

const LOOKED_AT = 65_536;

/** The kind of UTF-16 that a byte-order mark announces, or that bytes are in when most other ones are zero. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second !== 0) return undefined;
  const zeros: [even: number, odd: number] = [0, 0];
  const looked = bytes.subarray(0, 1024);
  for (let at = 0; at < looked.length; at++) if (looked[at] === 0) zeros[(at % 2) as 0 | 1]++;
  const half = looked.length / 2;
  if (zeros[1] > 0.6 * half && zeros[0] < 0.05 * half) return 'utf-16le';
  return zeros[0] > 0.6 * half && zeros[1] < 0.05 * half ? 'utf-16be' : undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads bytes that are no UTF-16: as UTF-8 when they all are, and else as Windows-1252. */
export function decodeBytes(bytes: Uint8Array): DecodedText {
  try {
    return { encoding: 'utf-8', text: utf8.decode(bytes) };
  } catch {
    return { encoding: 'windows-1252', text: decodeWindows1252(bytes) };
  }
}

/** What Windows-1252 has in the places of 80 to 9F, where Latin-1 has control characters (encoding.spec.whatwg.org). */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By a table of its own: the decoder of Node 20 takes Windows-1252 for Latin-1. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, (sign) => UPPER[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** Control characters of a text with a mishap in it; more of them are no text. */
const MOST_CONTROLS = 0.005;

/** @throws UserError for bytes that are no text: hardly any is a control byte but tab, line breaks, form feed and escape */
export function requireText(bytes: Uint8Array, source: string): void {
  const looked = bytes.subarray(0, LOOKED_AT);
  let controls = 0;
  for (const byte of looked) if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) controls++;
  if (controls > Math.max(3, MOST_CONTROLS * looked.length))
    throw new UserError(`${source} is not text (it holds control bytes): pass a text in UTF-8 or Windows-1252`);
}
