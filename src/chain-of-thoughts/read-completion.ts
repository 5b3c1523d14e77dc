import type { Field } from '../fields/field.js';
import { cleanCompletion } from './clean-completion.js';
import { findJson, parseJson } from './find-json.js';
import { hasMembers, readJson } from './read-json.js';
import { readLines } from './read-lines.js';
import type { RawAnswer } from './types.js';

/** Reads a completion whatever its form: a plain value, JSON (fenced, broken, cut off, keyed by code or label), or lines of label and value. Never throws. */
export function readCompletion(completion: string, fields: readonly Field[]): readonly RawAnswer[] {
  const { text, thinking } = cleanCompletion(completion);
  const bare = withoutFence(text);
  return readAnyJson(bare, fields, thinking) ?? readPlain(bare, fields, thinking);
}

function withoutFence(text: string): string {
  const opened = text.replace(/^(?:```|~~~)\w*\s*/, '');
  return (/(?:```|~~~)$/.test(opened) ? opened.slice(0, -3) : opened).trim();
}

/** What the JSON in a text says, the last word of a thought counting first; undefined when it says nothing of the fields. A bare list is an answer only where it opens the text. */
function readAnyJson(text: string, fields: readonly Field[], thinking: boolean): readonly RawAnswer[] | undefined {
  const found = findJson(text).filter((json) => hasMembers(json) || text.startsWith('['));
  for (const json of thinking ? found.toReversed() : found) {
    const answers = readJson(json, fields);
    if (answers.some(({ raw }) => raw !== undefined)) return answers;
  }
  return undefined;
}

/** A thought is no answer, and neither are pieces of JSON that cannot be read. A bare number stays text: it may be a part number. */
function readPlain(text: string, fields: readonly Field[], thinking: boolean): readonly RawAnswer[] {
  const readable = !thinking && !/^[{[]/.test(text);
  const [only] = fields;
  const scalar = readable && only && fields.length === 1 ? parseJson(text) : undefined;
  if (only && scalar !== undefined && typeof scalar !== 'number') return [{ field: only.code, raw: scalar }];
  const lines = readable ? readLines(text, fields) : [];
  return fields.map(({ code }, index) => ({ field: code, raw: lines[index] }));
}
