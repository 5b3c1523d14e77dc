import type { Field } from '../fields/field.js';
import { cleanCompletion } from './clean-completion.js';
import { findJson, parseJson } from './find-json.js';
import { hasMembers, readJson } from './read-json.js';
import { readLines } from './read-lines.js';
import type { RawAnswer } from './types.js';

/** Reads a completion whatever its form: a plain value, JSON (fenced, broken, cut off, keyed by code or label), or lines of label and value. Never throws. */
export function readCompletion(completion: string, fields: readonly Field[]): readonly RawAnswer[] {
  const text = withoutFence(cleanCompletion(completion));
  return readAnyJson(text, fields) ?? readPlain(text, fields);
}

function withoutFence(text: string): string {
  const opened = text.replace(/^(?:```|~~~)\w*\s*/, '');
  return (/(?:```|~~~)$/.test(opened) ? opened.slice(0, -3) : opened).trim();
}

/**
 * What the JSON in a text says of each field, the last that says something of it; undefined when none does. A bare list is
 * an answer only where it opens the text.
 */
function readAnyJson(text: string, fields: readonly Field[]): readonly RawAnswer[] | undefined {
  const found = findJson(beforeNextQuestion(text)).filter((json) => hasMembers(json) || text.startsWith('['));
  const answers = found.map((json) => readJson(json, fields));
  const last = fields.map(
    ({ code }, index) =>
      answers.findLast((each) => each[index]?.raw !== undefined)?.[index] ?? { field: code, raw: undefined },
  );
  return last.some(({ raw }) => raw !== undefined) ? last : undefined;
}

/** How a model that is not made for chats goes on behind its answer: with a product and a question of its own. */
const NEXT_QUESTION =
  /\n[^\S\n]*(?:"""|#{2,}\s|(?:(?:product )?description|texte?|beschreibung|produit|produkt|question|frage|user|human)[^\n{]{0,40}(?::|"""|\n))/i;

function beforeNextQuestion(text: string): string {
  const next = NEXT_QUESTION.exec(text);
  const before = next ? text.slice(0, next.index) : text;
  return /[{[]/.test(before) ? before : text;
}

/** Nothing is no answer, and neither are pieces of JSON that cannot be read. A bare number stays text: it may be a part number. */
function readPlain(text: string, fields: readonly Field[]): readonly RawAnswer[] {
  const readable = text !== '' && !/^[{[]/.test(text);
  const [only] = fields;
  const scalar = readable && only && fields.length === 1 ? parseJson(text) : undefined;
  if (only && scalar !== undefined && typeof scalar !== 'number') return [{ field: only.code, raw: scalar }];
  const lines = readable ? readLines(text, fields) : [];
  return fields.map(({ code }, index) => ({ field: code, raw: lines[index] }));
}
