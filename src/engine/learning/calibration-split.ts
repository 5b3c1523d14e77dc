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
const OTHERS = 8;
/** Fields that share texts are held out together, in as many parts. */
const PARTS = 2;
/** Fewer sets of fields tell too little: their fields are held out by themselves. */
const FEWEST_SETS = 4;
/** Of fields that nothing is learnt of, every text may be asked, and one in so many is. */
const UNSEEN_TEXTS = 4;
/** The most texts that it takes. */
const MOST_TEXTS = 1200;

/**
 * Holds out whole groups of texts, since what will be asked comes from other shops and series than the examples, some others,
 * and whole sets of fields: half of them, then the other half, since one kind of product says little of the next.
 */
export function splitForCalibration(texts: readonly TrainingText[]): readonly CalibrationSplit[] {
  const step = Math.ceil(texts.length / MOST_TEXTS);
  const some = texts.filter((_, index) => index % step === 0);
  return partsOfFields(some).map((unseen) => splitAround(unseen, some));
}

function splitAround(unseen: ReadonlySet<string>, some: readonly TrainingText[]): CalibrationSplit {
  const learnt: TrainingText[] = [];
  const asked: TrainingText[] = [];
  some.forEach((text, index) => {
    const isHeldOut = hashOf(firstWord(text)) % GROUPS === 0 || index % OTHERS === 0;
    const known = Object.entries(text.values).filter(([code]) => !unseen.has(code));
    if (isHeldOut) asked.push(text);
    else if (known.length > 0) learnt.push({ ...text, values: Object.fromEntries(known) });
    if (!isHeldOut && known.length < Object.keys(text.values).length && index % UNSEEN_TEXTS === 0)
      asked.push({ ...text, values: only(text.values, unseen) });
  });
  return { learnt, asked, unseen };
}

function only(values: TrainingText['values'], codes: ReadonlySet<string>): TrainingText['values'] {
  return Object.fromEntries(Object.entries(values).filter(([code]) => codes.has(code)));
}

/** The sets of fields that are known of the same texts, in parts; the fields of few sets one by one, and of few fields none. */
function partsOfFields(texts: readonly TrainingText[]): readonly ReadonlySet<string>[] {
  const sets: Set<string>[] = [];
  for (const { values } of texts) {
    const codes = Object.keys(values);
    const touched = sets.filter((set) => codes.some((code) => set.has(code)));
    const [first = new Set<string>(), ...others] = touched;
    if (touched.length === 0) sets.push(first);
    for (const code of [...codes, ...others.flatMap((set) => [...set])]) first.add(code);
    for (const other of others) sets.splice(sets.indexOf(other), 1);
  }
  const apart = sets.length >= FEWEST_SETS ? sets : sets.flatMap((set) => [...set].map((code) => new Set([code])));
  if (apart.length < FEWEST_SETS) return [new Set()];
  return Array.from(
    { length: PARTS },
    (_, part) => new Set(apart.filter((_, index) => index % PARTS === part).flatMap((set) => [...set])),
  );
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
