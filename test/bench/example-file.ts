import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';

/** Words of invented suppliers, frequent ones first: the frequency of a word falls with its rank (Zipf). */
const VOCABULARY = 60_000;
const SYLLABLES = [
  'ba',
  'ri',
  'to',
  'né',
  'mo',
  'cal',
  'ver',
  'té',
  'lu',
  'ska',
  'pon',
  'dri',
  'fel',
  'ga',
  'zu',
  'ir',
];
export const FIELDS = 76;

/** What the file holds. */
export interface FileShape {
  readonly examples: number;
  /** Examples of each text. */
  readonly valuesPerText: number;
  readonly wordsPerText: number;
}

/** Writes a dictionary of number fields. */
export function writeFieldFile(path: string): void {
  const fields = Array.from({ length: FIELDS }, (_, place) => ({
    name: `F${place}`,
    label: `field ${place}`,
    type: 'number',
  }));
  writeFileSync(path, JSON.stringify(fields));
}

/** Writes examples as `{field, context, value}` lines, half of the values null; the same shape gives the same file. */
export async function writeExampleFile(
  path: string,
  { examples, valuesPerText, wordsPerText }: FileShape,
): Promise<void> {
  const random = seededRandom();
  const out = createWriteStream(path);
  let context = '';
  for (let place = 0; place < examples; place++) {
    if (place % valuesPerText === 0) context = inventText(random, wordsPerText);
    const value = random() < 0.5 ? null : Math.floor(random() * 2000) / 10;
    const line = JSON.stringify({ field: `F${place % FIELDS}`, context, value });
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

function inventText(random: () => number, words: number): string {
  const length = Math.round(words * (0.5 + random()));
  const text = Array.from({ length }, () => word(Math.floor((VOCABULARY + 1) ** random()) - 1));
  return `${text.join(' ')} REF${Math.floor(random() * 1e6)}, ${Math.floor(random() * 200)} cm`;
}

function word(rank: number): string {
  let text = '';
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    text += SYLLABLES[rest % SYLLABLES.length];
  }
  return text;
}

/** Mulberry32. */
function seededRandom(): () => number {
  let state = 12345;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
