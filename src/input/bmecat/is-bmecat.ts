import { UserError } from '../../errors.js';

/** Characters in which a catalogue says that it is one. */
const BEGINNING = 8192;

/** Whether a text begins like XML. */
export function isXml(beginning: string): boolean {
  return /^\s*<(?:\?xml|!DOCTYPE|!--|(?:\w+:)?BMECAT[\s>])/i.test(beginning);
}

/**
 * Reads on until it is clear that the XML is a BMEcat catalogue. @returns its beginning
 * @throws UserError when it is none
 */
export async function beginningOfBmecat(
  beginning: string,
  blocks: AsyncGenerator<string>,
  name: string,
): Promise<string> {
  let text = beginning;
  while (!/<(?:\w+:)?BMECAT[\s>]/i.test(text)) {
    const next = text.length < BEGINNING ? await blocks.next() : undefined;
    if (!next || next.done)
      throw new UserError(`${name} is XML, but no BMEcat catalogue: pass CSV, XLSX, JSON lines or BMEcat`, 'input');
    text += next.value;
  }
  return text;
}
