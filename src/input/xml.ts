import { StringDecoder } from 'node:string_decoder';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { UserError } from '../errors.js';
import { decodeWindows1252 } from './decode-text.js';

/** Told of the elements of an XML document; names come without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  /** Some of the text of the innermost open element. */
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads XML as it arrives: nothing outside of the document is ever loaded, and entities that the document itself
 * declares are not expanded. After each chunk the caller may take what the handler has made of it.
 * @param name for errors
 * @throws UserError when it is not well-formed
 */
export async function* readXml(
  chunks: AsyncIterable<Uint8Array | string>,
  { open, text, close }: XmlHandler,
  name: string,
): AsyncGenerator<void> {
  const parser = new SaxesParser<object>({ position: false });
  Object.assign(parser.ENTITIES, NAMED);
  if (open) {
    parser.on('opentag', (tag: SaxesTagPlain) => open(localName(tag.name), tag.attributes as Record<string, string>));
  }
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (close) parser.on('closetag', (tag: SaxesTagPlain) => close(localName(tag.name)));
  parser.on('error', (error) => {
    throw new UserError(`${name} is not well-formed XML (${error.message}): save or export it anew`, 'input', 2, {
      cause: error,
    });
  });
  let decoder: { write(bytes: Uint8Array): string } | undefined;
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') parser.write(chunk);
    else {
      decoder ??= decoderFor(chunk);
      parser.write(decoder.write(chunk));
    }
    yield;
  }
  parser.close();
  yield;
}

/** Names of HTML that files use without declaring them. */
const NAMED: Readonly<Record<string, string>> = Object.fromEntries(
  'nbsp\u00a0 auml\u00e4 ouml\u00f6 uuml\u00fc Auml\u00c4 Ouml\u00d6 Uuml\u00dc szlig\u00df eacute\u00e9 egrave\u00e8 ecirc\u00ea agrave\u00e0 acirc\u00e2 ccedil\u00e7 ocirc\u00f4 icirc\u00ee ugrave\u00f9 Eacute\u00c9 deg\u00b0 euro\u20ac sup2\u00b2 sup3\u00b3 micro\u00b5 Oslash\u00d8 oslash\u00f8 frac12\u00bd frac14\u00bc frac34\u00be ndash\u2013 mdash\u2014 reg\u00ae copy\u00a9 trade\u2122 times\u00d7 plusmn\u00b1 middot\u00b7 bull\u2022 laquo\u00ab raquo\u00bb lsquo\u2018 rsquo\u2019 ldquo\u201c rdquo\u201d bdquo\u201e hellip\u2026 le\u2264 ge\u2265 oelig\u0153'
    .split(' ')
    .map((pair) => [pair.slice(0, -1), pair.slice(-1)]),
);

/** By the mark, or by what the declaration says; XML is UTF-8 else. */
function decoderFor(chunk: Uint8Array): { write(bytes: Uint8Array): string } {
  const [first, second] = chunk;
  if (first === 0xff && second === 0xfe) return textDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return textDecoder('utf-16be');
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/i.exec(
    Buffer.from(chunk.subarray(0, 200)).toString('latin1'),
  )?.[1];
  if (declared && /^(?:iso-8859-1|latin-?1|windows-1252|us-ascii)$/i.test(declared))
    return { write: decodeWindows1252 };
  if (declared && /^(?:iso-8859-\d+|windows-125\d)$/i.test(declared)) {
    return textDecoder(declared.toLowerCase());
  }
  const utf8 = new StringDecoder('utf8');
  return { write: (bytes) => utf8.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) };
}

function textDecoder(encoding: string): { write(bytes: Uint8Array): string } {
  const decoder = new TextDecoder(encoding);
  return { write: (bytes) => decoder.decode(bytes, { stream: true }) };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
