import type { Text } from '../../fields/text.js';
import type { Features, TextSpan } from './candidate.js';

const FAR = 12;

/** How near the words of a label stand to a span, on which side, and how many of them. */
export function labelFeatures(label: ReadonlySet<string>, text: Text, span: TextSpan): Features {
  const first = wordAt(text, span.start);
  const after = wordAt(text, span.end);
  const features: [string, number][] = [];
  const before = nearest(label, text, first - 1, -1);
  const behind = nearest(label, text, after, 1);
  if (before.distance > 0) features.push([`label before=${bucket(before.distance)}`, 1], ['label words', before.share]);
  if (behind.distance > 0) features.push([`label behind=${bucket(behind.distance)}`, 1], ['label words', behind.share]);
  if (before.distance === 0 && behind.distance === 0) features.push(['label away', 1]);
  if (before.distance > 0 && !/[\d]/.test(text.source.slice(before.end, span.start))) features.push(['label next', 1]);
  return features;
}

/** The words around a span, by how far away they stand. */
export function neighbours(text: Text, span: TextSpan): readonly string[] {
  const first = wordAt(text, span.start);
  const after = wordAt(text, span.end);
  const features: string[] = [];
  for (let distance = 1; distance <= 3; distance++) {
    const before = text.words[first - distance]?.stem ?? '<';
    const behind = text.words[after + distance - 1]?.stem ?? '>';
    features.push(`${before} -${distance}`, `${behind} +${distance}`, `~${before}`, `~${behind}`);
  }
  const mark = text.source.slice(0, span.start).trimEnd().at(-1) ?? '<';
  const next = text.source.slice(span.end).trimStart().at(0) ?? '>';
  if (!/[\p{L}\p{N}]/u.test(mark)) features.push(`sign -${mark}`);
  if (!/[\p{L}\p{N}]/u.test(next)) features.push(`sign +${next}`);
  return features;
}

/** The index of the first word that begins at an offset or later. */
export function wordAt({ words }: Text, offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearest(label: ReadonlySet<string>, { words }: Text, from: number, step: 1 | -1) {
  let distance = 0;
  let end = 0;
  const seen = new Set<string>();
  for (let away = 1; away <= FAR; away++) {
    const word = words[from + (away - 1) * step];
    if (!word) break;
    if (!label.has(word.stem)) continue;
    if (distance === 0) {
      distance = away;
      end = word.end;
    }
    seen.add(word.stem);
  }
  return { distance, end, share: label.size === 0 ? 0 : seen.size / label.size };
}

function bucket(distance: number): string {
  return distance <= 2 ? String(distance) : distance <= 4 ? '3' : distance <= 7 ? '5' : '8';
}
