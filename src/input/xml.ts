import { StringDecoder } from 'node:string_decoder';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { UserError } from '../errors.js';

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
  chunks: AsyncIterable<Uint8Array>,
  { open, text, close }: XmlHandler,
  name: string,
): AsyncGenerator<void> {
  const parser = new SaxesParser<object>({ position: false });
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
    decoder ??= decoderFor(chunk);
    parser.write(decoder.write(chunk));
    yield;
  }
  parser.close();
  yield;
}

/** By the mark, or by what the declaration says; XML is UTF-8 else. */
function decoderFor(chunk: Uint8Array): { write(bytes: Uint8Array): string } {
  const [first, second] = chunk;
  if (first === 0xff && second === 0xfe) return textDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return textDecoder('utf-16be');
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/i.exec(
    Buffer.from(chunk.subarray(0, 200)).toString('latin1'),
  )?.[1];
  if (declared && /^(?:iso-8859-15?|latin-?1|windows-125\d|us-ascii)$/i.test(declared)) {
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
