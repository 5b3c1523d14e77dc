import { fold } from '../../../fields/text.js';

/** How the words of a text become the words of a value: `300GB` → `300 Gigabytes`. */
export interface Rewriter {
  /** What a folded run of letters becomes. */
  readonly words: ReadonlyMap<string, string>;
  /** What stands between two runs in the value, by what they are and what stands between them in the text. */
  readonly joints: ReadonlyMap<string, string>;
}

/** A run of letters or digits and what stands before it. */
interface Run {
  readonly written: string;
  readonly folded: string;
  readonly digits: boolean;
  readonly joint: string;
}

/** One pair of words and value, taken apart. */
export interface Alignment {
  readonly words: readonly (readonly [from: string, to: string])[];
  readonly joints: readonly (readonly [place: string, joint: string])[];
}

const MOST_RUNS = 8;

/** How a value could have come from words of a text: digits stay, letters stay or are spelled out (`GB`, `IBM`); undefined when it could not. */
export function align(words: string, value: string): Alignment | undefined {
  const from = runsOf(words);
  const to = runsOf(value);
  if (from.length === 0 || from.length > MOST_RUNS || to.length > MOST_RUNS * 2) return undefined;
  const pairs: [string, string][] = [];
  const joints: [string, string][] = [];
  let next = 0;
  let anchored = false;
  for (const [index, run] of from.entries()) {
    const target = to[next];
    if (!target) return undefined;
    const taken = run.digits === target.digits ? spelledOut(run.folded, to, next) : 0;
    if (taken === 0) return undefined;
    anchored ||= (run.digits || taken > 1 || run.folded === target.folded) && run.folded.length > 0;
    const written = to
      .slice(next, next + taken)
      .map((part, i) => (i === 0 ? '' : part.joint) + part.written)
      .join('');
    if (!run.digits) pairs.push([run.folded, written]);
    if (index > 0) joints.push([jointKey(from[index - 1] as Run, run), target.joint]);
    next += taken;
  }
  return anchored && next === to.length ? { words: pairs, joints } : undefined;
}

/** The value that words become; undefined when they hold a word that no example has spelled out. */
export function rewrite({ words, joints }: Rewriter, text: string): string | undefined {
  const runs = runsOf(text);
  let value = '';
  for (const [index, run] of runs.entries()) {
    if (index > 0) value += joints.get(jointKey(runs[index - 1] as Run, run)) ?? run.joint;
    const word = run.digits ? run.written : words.get(run.folded);
    if (word === undefined) return undefined;
    value += word;
  }
  return value;
}

/** How many runs of the value a run of the text stands for: itself, a word that it shortens, or words whose initials it is; 0 for none. */
function spelledOut(folded: string, to: readonly Run[], from: number): number {
  const target = to[from]?.folded ?? '';
  if (folded === target) return 1;
  if (/\d/.test(folded)) return 0;
  const initials = to.slice(from, from + folded.length);
  if (
    folded.length > 1 &&
    initials.map((run) => run.folded[0]).join('') === folded &&
    initials.every((run) => !run.digits)
  )
    return folded.length;
  return shortens(folded, target) ? 1 : 0;
}

/** Whether letters stand in a word in this order, the first one first. */
function shortens(letters: string, word: string): boolean {
  if (letters.length >= word.length || letters[0] !== word[0]) return false;
  let at = 0;
  for (const letter of letters) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(/\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+/gu)) {
    const written = match[0];
    runs.push({ written, folded: fold(written), digits: /\p{N}/u.test(written), joint: text.slice(end, match.index) });
    end = match.index + written.length;
  }
  return runs;
}

function jointKey(before: Run, after: Run): string {
  return `${before.digits ? 'd' : 'l'}${after.joint}${after.digits ? 'd' : 'l'}`;
}
