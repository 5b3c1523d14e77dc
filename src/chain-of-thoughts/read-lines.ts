import type { Field } from '../fields/field.js';
import { memoize } from '../memoize.js';
import { fold } from '../text/fold.js';

/** Words that people put before an answer. */
const REPLY_WORDS = ['value', 'answer', 'result', 'valeur', 'reponse', 'resultat', 'wert', 'antwort', 'ergebnis'];

interface Line {
  /** What stands before the colon, folded; empty without one. */
  readonly name: string;
  readonly value: string;
  readonly whole: string;
}

/** Reads answers out of plain text: `Material: steel` lines by code or label, and for one field also a bare value. */
export function readLines(text: string, fields: readonly Field[]): readonly (string | undefined)[] {
  const lines = text.split(/\r?\n/).flatMap(readLine);
  const [first] = lines;
  return fields.map((field) => {
    const names = namesOf(field);
    const named = lines.find(({ name }) => name && names.includes(name));
    if (named || fields.length > 1) return named?.value;
    if (!first) return '';
    return (lines.find(({ name }) => REPLY_WORDS.includes(name)) ?? { value: first.whole }).value;
  });
}

/** Code and labels of a field, folded, also without a unit in brackets: what a model may call it. */
export const namesOf = memoize((field: Field): readonly string[] => {
  const labels = [field.code, field.label, ...Object.values(field.labels)].map((label) => fold(label).trim());
  return [...new Set([...labels, ...labels.map((label) => label.replace(/\s*\([^)]*\)\s*$/, ''))])].filter(Boolean);
});

function readLine(raw: string): Line[] {
  const whole = stripMarks(raw);
  if (!whole) return [];
  const match = /^(.{1,80}?)\s*[:=]\s*(\S.*)?$/.exec(whole);
  const name = match?.[1] ? fold(stripMarks(match[1])) : '';
  return [{ name, value: stripMarks(match?.[2] ?? ''), whole }];
}

/** Without list marks, Markdown emphasis and surrounding quotes. */
function stripMarks(text: string): string {
  const bare = text
    .trim()
    .replace(/^(?:[-*•#>]+\s+|\*\*)/, '')
    .replace(/\*\*/g, '')
    .replace(/^`+(?:\w+$)?|`+$/g, '')
    .trim();
  const quoted = /^(?:"([^"]*)"|'([^']*)'|«\s*([^»]*?)\s*»|“([^”]*)”|„([^“”]*)[“”])[.,;]?$/.exec(bare);
  return quoted?.slice(1).find((group) => group !== undefined) ?? bare;
}
