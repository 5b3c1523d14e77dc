import { isatty } from 'node:tty';
import { UserError } from '../errors.js';
import { decodeText } from './decode-text.js';

/** The most bytes of one description; longer input is hardly one product. */
export const MAX_DESCRIPTION_BYTES = 1_000_000;

const EXAMPLE = 'akeneo-lookup "Baignoire en acrylique, 170 x 70 cm" --fields EF002169,EF000008';

/**
 * The description from the argument, or from standard input when there is none or it is `-`.
 * @returns the text as given, and a warning when it was not UTF-8
 * @throws UserError when there is none, when it is blank, too long or not text
 */
export async function readDescription(
  argument: string | undefined,
  source: { readonly stdin: NodeJS.ReadStream },
): Promise<{ readonly description: string; readonly warning?: string }> {
  if (argument !== undefined && argument !== '-') return { description: checked(argument, 'the description') };
  if (argument === undefined && isatty(0)) {
    throw new UserError(`no description: give it as an argument or on standard input, as in: ${EXAMPLE}`);
  }
  const { text, encoding } = decodeText(await readAll(source.stdin), 'the description on standard input');
  const description = checked(text, 'the description on standard input');
  if (encoding !== 'windows-1252') return { description };
  return { description, warning: 'the description is not UTF-8 and was read as Windows-1252' };
}

async function readAll(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_DESCRIPTION_BYTES) break;
  }
  return Buffer.concat(chunks);
}

function checked(description: string, source: string): string {
  if (Buffer.byteLength(description) > MAX_DESCRIPTION_BYTES) {
    throw new UserError(`${source} is longer than 1 MB: pass the text of one product`);
  }
  if (description.trim() === '') throw new UserError(`${source} is empty: pass a product's text, as in: ${EXAMPLE}`);
  return description;
}
