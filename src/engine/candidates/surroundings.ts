import type { Field } from '../../fields/field.js';
import type { Text } from '../../fields/text.js';
import { labelStems, labelStemsByLabel } from '../../fields/words/label-words.js';
import type { Word } from '../../fields/words/words.js';
import type { Features, TextSpan } from './candidate.js';

const FAR = 12;

/** How near the words of a label stand to a span, on which side, and how many of them. */
export function labelFeatures(field: Field, text: Text, span: TextSpan): Features {
  const label = labelStems(field);
  const first = wordAt(text, span.start);
  const after = wordAt(text, span.end);
  const features: [string, number][] = [];
  const before = nearest(label, text, first - 1, -1, span.start);
  const behind = nearest(label, text, after, 1);
  if (before.distance > 0)
    features.push([`label before=${bucket(before.distance)}`, 1], ['label words', shareOf(before.seen, field)]);
  if (behind.distance > 0 && !LEADS_ON.test(text.source.slice(span.end, behind.end + 4)))
    features.push([`label behind=${bucket(behind.distance)}`, 1], ['label words', shareOf(behind.seen, field)]);
  if (before.distance === 0 && behind.distance === 0) features.push(['label away', 1]);
  if (before.distance > 0 && !/[\d]/.test(text.source.slice(before.end, span.start))) features.push(['label next', 1]);
  return features;
}

/** In `48.000 min-1, Drehzahl 1.600 min-1`, `60 cm; Höhe: 80` and `60 cm\nHöhe;80` the label behind is the next number's. */
const LEADS_ON = /[,;\n|•].*(?:[:=]|\s\d|["”]?[;|\t]["“]?\d)[\s\S]{0,3}$/;

const NEAR = 4;

/** Whether a word of a label stands right before a span. */
export function isLabelled(label: ReadonlySet<string>, text: Text, span: TextSpan): boolean {
  const first = wordAt(text, span.start);
  for (let at = first - 1; at >= 0 && at >= first - NEAR; at--) if (label.has(text.words[at]?.stem ?? '')) return true;
  return false;
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
export function wordAt({ words }: Pick<Text, 'words'>, offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearest(label: ReadonlySet<string>, { words, locale }: Text, from: number, step: 1 | -1, until?: number) {
  const mayBeCompound = locale !== 'fr' && locale !== 'en';
  let distance = 0;
  let end = 0;
  const seen = new Set<string>();
  for (let away = 1; away <= FAR; away++) {
    const word = words[from + (away - 1) * step];
    if (!word) break;
    const glued = until !== undefined && word.end > until ? word.folded.slice(0, until - word.start) : undefined;
    const stem =
      glued !== undefined && label.has(glued)
        ? glued
        : label.has(word.stem)
          ? word.stem
          : mayBeCompound
            ? endOfCompound(label, word)
            : undefined;
    if (stem === undefined) continue;
    if (distance === 0) {
      distance = away;
      end = word.end;
    }
    seen.add(stem);
  }
  return { distance, end, seen };
}

/** How much of one of the labels was seen. */
function shareOf(seen: ReadonlySet<string>, field: Field): number {
  let most = 0;
  for (const label of labelStemsByLabel(field)) {
    let found = 0;
    for (const stem of label) if (seen.has(stem)) found++;
    if (label.size > 0) most = Math.max(most, found / label.size);
  }
  return most;
}

const SHORTEST_END = 5;

/** The word of a label that ends a German compound: `Drehzahl` of `Leerlaufdrehzahl`. */
function endOfCompound(label: ReadonlySet<string>, { stem }: Word): string | undefined {
  if (stem.length < SHORTEST_END + 3) return undefined;
  for (const end of label) if (end.length >= SHORTEST_END && stem.endsWith(end)) return end;
  return undefined;
}

function bucket(distance: number): string {
  return distance <= 2 ? String(distance) : distance <= 4 ? '3' : distance <= 7 ? '5' : '8';
}
