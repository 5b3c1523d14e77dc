import type { Text } from '../../fields/text.js';
import { titleEnd } from '../candidates/title.js';

/** How many words of a text are looked at. */
const REACH = 4000;

/** What each word of a text looks like, where it stands and what stands around it, as names. */
export function tokenFeatures(text: Text, most = REACH): readonly (readonly string[])[] {
  const { source } = text;
  const words = text.words.slice(0, most);
  const end = titleEnd(text);
  const shapes = words.map((word) => shapeOf(source.slice(word.start, word.end)));
  const joints = words.map((word, i) => jointOf(source.slice(words[i - 1]?.end ?? 0, word.start), i));
  const folded = words.map((word) => word.folded);
  const last = words.findLastIndex((word) => word.end <= end);
  let part = 0;
  return words.map((word, i) => {
    if (i > 0 && /[,|(;:\n\r–—]| - /.test(joints[i] ?? '')) part++;
    const at = (names: readonly string[], place: number) => names[place] ?? (place < 0 ? '<' : '>');
    const own = folded[i] ?? '';
    const [before, behind] = [at(folded, i - 1), at(folded, i + 1)];
    const shape = shapes[i] ?? '';
    const features = [
      'any',
      `w ${own}`,
      `s ${shape}`,
      `j ${joints[i]}`,
      `J ${at(joints, i + 1)}`,
      `jJ ${joints[i]}${at(joints, i + 1)}`,
      `-1 ${before}`,
      `+1 ${behind}`,
      `-2 ${at(folded, i - 2)}`,
      `+2 ${at(folded, i + 2)}`,
      `-1w ${before} ${own}`,
      `w+1 ${own} ${behind}`,
      `-s ${at(shapes, i - 1)} ${shape}`,
      `s+ ${shape} ${at(shapes, i + 1)}`,
      `-s+ ${at(shapes, i - 1)} ${shape} ${at(shapes, i + 1)}`,
      `-2-1 ${at(folded, i - 2)} ${before}`,
      `+1+2 ${behind} ${at(folded, i + 2)}`,
    ];
    if (word.end <= end) {
      features.push(`at ${Math.min(i, 4)}`, `part ${Math.min(part, 4)}`, `s part ${shape} ${Math.min(part, 4)}`);
      if (last - i < 3) features.push(`from end ${last - i}`);
    } else features.push('below');
    if (/\p{L}/u.test(own)) {
      features.push(`< ${own.slice(0, 2)}`, `< ${own.slice(0, 3)}`, `> ${own.slice(-2)}`, `> ${own.slice(-3)}`);
    }
    return features;
  });
}

/** `D2` for digits, with letters among them `M`, else by case as in n-grams. */
function shapeOf(written: string): string {
  if (/^\p{N}+$/u.test(written)) return `D${Math.min(written.length, 4)}`;
  if (/\p{N}/u.test(written))
    return written
      .replace(/\p{N}+/gu, '9')
      .replace(/\p{L}+/gu, 'a')
      .slice(0, 4);
  if (written === written.toLowerCase()) return 'l';
  if (written === written.toUpperCase()) return written.length > 1 ? 'U' : 'u';
  return written.slice(1) === written.slice(1).toLowerCase() ? 'C' : 'X';
}

/** The signs between two words, spaces shortened. */
function jointOf(between: string, index: number): string {
  if (index === 0) return `<${between.trim()}`;
  return between.replace(/\s+/g, (space) => (/[\n\r]/.test(space) ? '\n' : ' ')).slice(0, 4);
}
