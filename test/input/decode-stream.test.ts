import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeStream } from '../../src/input/decode-stream.js';

async function decode(...chunks: readonly Uint8Array[]): Promise<{ text: string; encodings: readonly string[] }> {
  const blocks = [];
  for await (const block of decodeStream(
    (async function* () {
      yield* chunks;
    })(),
    'test',
  ))
    blocks.push(block);
  return { text: blocks.map(({ text }) => text).join(''), encodings: blocks.map(({ encoding }) => encoding) };
}

describe('decodeStream', () => {
  it('reads any text in UTF-8, without its byte-order mark', async () => {
    const line = fc.string({ unit: 'binary' }).filter((text) => !/\p{Cc}/u.test(text));
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        const bytes = new TextEncoder().encode(text);
        expect((await decode(bytes)).text).toBe(new TextDecoder().decode(bytes));
      }),
    );
    expect((await decode(Buffer.from('\ufeffété\n'))).text).toBe('été\n');
  });

  it('reads a block that is not all UTF-8 line by line', async () => {
    const bytes = Buffer.concat([Buffer.from('é\n'), Buffer.from('è\n', 'latin1'), Buffer.from('plain\n')]);
    expect(await decode(bytes)).toEqual({ text: 'é\nè\nplain\n', encodings: ['windows-1252'] });
  });
});
