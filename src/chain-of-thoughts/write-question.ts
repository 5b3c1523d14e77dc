import type { Field } from '../fields/field.js';
import { kindOf } from '../fields/kinds/kind-of.js';
import { fieldSchema } from '../fields/schema.js';
import { memoize, memoizePair } from '../memoize.js';
import { describeField, describeFields, fieldLabel } from './describe-field.js';
import { type EarlierAnswer, earlierAnswers, quoteText } from './earlier-answers.js';
import { hintLines } from './hint-list.js';
import { onceWhole } from './once-whole.js';
import { shownOptions } from './shown-options.js';
import type { JsonSchema, Question, QuestionMaterial } from './types.js';
import { wordings } from './wording/index.js';
import type { AnswerShape, Wording } from './wording/wording.js';

/** How a strategy differs from the others. */
export interface QuestionStyle {
  /** Whether it shows earlier answers; its instructions then speak of them, also where a field has none. */
  readonly earlier: boolean;
  /** Whether the model quotes the words it relies on before it answers. */
  readonly quoted: boolean;
}

/** The sentences that a question is put together from. */
interface QuestionParts {
  readonly instructions: string;
  /** The field or fields, with options and guidelines. */
  readonly described: string;
  readonly description: string;
  readonly earlier: readonly EarlierAnswer[];
  readonly wording: Wording;
  readonly ask: string;
  /** Values to choose among, where they do not stand beside their fields. */
  readonly hints: string;
}

type Written = Pick<Question, 'system' | 'turns' | 'user'>;

/**
 * Writes a question so that what repeats stands first, for servers to take from their caches. Where several questions about
 * one description follow one another that is the description, after the instructions, which all share; otherwise the fields
 * with their options and the examples that stay the same, and the description stands last.
 */
export function writeQuestion(
  material: QuestionMaterial,
  { earlier, quoted }: QuestionStyle,
): Omit<Question, 'examples'> {
  const { fields, description, examples, locale, hints = {}, order, turns } = material;
  const wording = wordings[locale];
  const [first] = fields;
  const single = fields.length === 1 && first !== undefined;
  const last = order === 'description-last';
  const shape: AnswerShape = single ? (quoted ? 'oneQuoted' : 'one') : quoted ? 'severalQuoted' : 'several';
  const reply = (value: unknown, quote: string | null) => (quoted ? { quote, value } : single ? { value } : value);
  const steady = last && Object.keys(hints).length > 0 ? { ...material, hints: {} } : material;
  const parts: QuestionParts = {
    wording,
    instructions: instructions(wording)(earlier, shape),
    described: single ? describeField(first, steady) : describeFields(steady),
    description: `${wording.description}\n${quoteText(description)}`,
    earlier: earlier && examples.length > 0 ? earlierAnswers(material, reply) : [],
    ask: single
      ? (last ? wording.askLast : wording.ask)(fieldLabel(first, material))
      : last
        ? wording.askSeveralLast
        : wording.askSeveral,
    hints: last ? hintLines(material) : '',
  };
  const write = last ? descriptionLast : descriptionFirst;
  return { fields, description, ...write(parts, turns ?? false), schema: answerSchema(material, quoted) };
}

function descriptionFirst({ wording, ...parts }: QuestionParts, turns: boolean): Written {
  const { instructions: system, description, described, earlier, ask } = parts;
  if (!turns || earlier.length === 0) {
    return { system, user: paragraphs(description, described, earlierText(wording, earlier), ask) };
  }
  const written = earlier.map(({ text, answer }, index) => ({
    user: index === 0 ? paragraphs(description, described, `${wording.another}\n${text}`) : `${wording.next}\n${text}`,
    assistant: answer,
  }));
  return { system, turns: written, user: ask };
}

function descriptionLast({ wording, ...parts }: QuestionParts, turns: boolean): Written {
  const { description, described, earlier, ask, hints } = parts;
  const system = systemOf(parts.instructions, described);
  if (!turns || earlier.length === 0) {
    return { system, user: paragraphs(earlierText(wording, earlier), description, hints, ask) };
  }
  const written = earlier.map(({ text, answer }) => ({ user: `${wording.description}\n${text}`, assistant: answer }));
  return { system, turns: written, user: paragraphs(description, hints) };
}

/** Questions with hints are all different, and do not stay. */
const MOST_SYSTEMS = 200;

/** The same text for the same field, so that who looks for it in a memory of its own need not read it all again. */
const systemOf = memoizePair(
  (instructions: string, described: string) => paragraphs(instructions, described),
  MOST_SYSTEMS,
);

function earlierText({ earlier: title }: Wording, earlier: readonly EarlierAnswer[]): string {
  return earlier.length > 0 ? [title, ...earlier.map(({ text, answer }) => `${text}\n${answer}`)].join('\n') : '';
}

function paragraphs(...parts: readonly string[]): string {
  return parts.filter(Boolean).join('\n\n');
}

/** Instructions are written once, since all questions of their kind share them. */
const instructions = memoize((wording: Wording) => {
  const written = new Map<string, string>();
  return (earlier: boolean, shape: AnswerShape): string => {
    const kind = earlier ? `${shape}, earlier` : shape;
    const lines = [wording.task, earlier ? wording.caution : '', wording.answer[shape]];
    const text = written.get(kind) ?? lines.filter(Boolean).join('\n');
    written.set(kind, text);
    return text;
  };
});

function answerSchema(material: QuestionMaterial, quoted: boolean): JsonSchema {
  const { fields } = material;
  const [only] = fields;
  if (fields.length === 1 && only) return (quoted ? quotedSchema : valueSchema)(only, material);
  const schemaOf = quoted ? quotedSchema : plainSchema;
  return objectSchema(Object.fromEntries(fields.map((field) => [field.code, schemaOf(field, material)])));
}

const plainSchema = onceWhole((field: Field, material: QuestionMaterial): JsonSchema => {
  const names = shownOptions(field, material);
  return kindOf(field).isListed && names.length === 0 ? OPEN : fieldSchema(field, names);
});

const valueSchema = onceWhole(
  (field: Field, material: QuestionMaterial): JsonSchema => objectSchema({ value: plainSchema(field, material) }),
);

const quotedSchema = onceWhole(
  (field: Field, material: QuestionMaterial): JsonSchema =>
    objectSchema({ quote: { type: ['string', 'null'] }, value: plainSchema(field, material) }),
);

/** A field whose options found no room is asked in the model's own words; they are checked against the whole list. */
const OPEN: JsonSchema = { type: ['string', 'null'] };

/** The root is always an object: providers that force a schema ask for one. */
function objectSchema(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
