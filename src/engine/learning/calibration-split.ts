import { fold } from '../../text/fold.js';
import type { TrainingText } from './training-text.js';

/** Texts and fields held out to see how probable answers are in truth. */
export interface CalibrationSplit {
  /** What is learnt from: without the held-out texts, and without what they know of the held-out fields. */
  readonly learnt: readonly TrainingText[];
  /** What is asked of the rest. */
  readonly asked: readonly TrainingText[];
  /** Fields of which nothing is learnt, though other fields are. */
  readonly unseen: ReadonlySet<string>;
}

/** A part of the whole groups of texts that begin alike (a brand, a kind of product), and of all other texts. */
const GROUPS = 6;
const OTHERS = 12;
/** Fields that share texts are held out together, one set in this number. */
const SETS = 4;
/** The most texts that it takes. */
const MOST_TEXTS = 1200;

/** Holds out whole groups of texts, since what will be asked comes from other shops and series than the examples, some others, and whole sets of fields. */
export function splitForCalibration(texts: readonly TrainingText[]): CalibrationSplit {
  const step = Math.ceil(texts.length / MOST_TEXTS);
  const some = texts.filter((_, index) => index % step === 0);
  const unseen = unseenFields(some);
  const learnt: TrainingText[] = [];
  const asked: TrainingText[] = [];
  some.forEach((text, index) => {
    const isHeldOut = hashOf(firstWord(text)) % GROUPS === 0 || index % OTHERS === 0;
    const known = Object.entries(text.values).filter(([code]) => !unseen.has(code));
    if (isHeldOut) asked.push(text);
    else if (known.length > 0) learnt.push({ ...text, values: Object.fromEntries(known) });
    // Of fields that nothing is learnt of, every text may be asked.
    if (!isHeldOut && known.length < Object.keys(text.values).length && index % 2 === 0)
      asked.push({ ...text, values: only(text.values, unseen) });
  });
  return { learnt, asked, unseen };
}

function only(values: TrainingText['values'], codes: ReadonlySet<string>): TrainingText['values'] {
  return Object.fromEntries(Object.entries(values).filter(([code]) => codes.has(code)));
}

/** One of every `SETS` sets of fields that are known of the same texts; of a single set, one of every `SETS` fields. */
function unseenFields(texts: readonly TrainingText[]): ReadonlySet<string> {
  const sets: Set<string>[] = [];
  for (const { values } of texts) {
    const codes = Object.keys(values);
    const touched = sets.filter((set) => codes.some((code) => set.has(code)));
    const [first = new Set<string>(), ...others] = touched;
    if (touched.length === 0) sets.push(first);
    for (const code of [...codes, ...others.flatMap((set) => [...set])]) first.add(code);
    for (const other of others) sets.splice(sets.indexOf(other), 1);
  }
  const parts = sets.length >= SETS ? sets : sets.flatMap((set) => [...set].map((code) => new Set([code])));
  if (parts.length < SETS) return new Set();
  return new Set(parts.filter((_, index) => index % SETS === SETS - 1).flatMap((part) => [...part]));
}

function firstWord({ description }: TrainingText): string {
  return fold(/[\p{L}\p{N}]+/u.exec(description)?.[0] ?? '');
}

/** FNV-1a (Fowler, Noll, Vo). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
