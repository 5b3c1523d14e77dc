import type { Field } from '../fields/field.js';
import { fieldSchema } from '../fields/schema.js';
import { memoize } from '../memoize.js';
import { describeField, describeFields, fieldLabel } from './describe-field.js';
import { earlierAnswers, quoteText } from './earlier-answers.js';
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

/**
 * Writes a question: the instructions and the description, which all questions of a lookup share, stand first, so that
 * servers can cache them; the field, its examples and what is asked stand last.
 */
export function writeQuestion(
  material: QuestionMaterial,
  { earlier, quoted }: QuestionStyle,
): Omit<Question, 'examples'> {
  const { fields, description, examples, locale } = material;
  const wording = wordings[locale];
  const [first] = fields;
  const single = fields.length === 1 && first !== undefined;
  const shape: AnswerShape = single ? (quoted ? 'oneQuoted' : 'one') : quoted ? 'severalQuoted' : 'several';
  const reply = (value: unknown, quote: string | null) => (quoted ? { quote, value } : single ? { value } : value);
  const user = [
    `${wording.description}\n${quoteText(description)}`,
    single ? describeField(first, material) : describeFields(material),
    earlier && examples.length > 0 ? `${wording.earlier}\n${earlierAnswers(material, reply)}` : '',
    single ? wording.ask(fieldLabel(first, material)) : wording.askSeveral,
  ];
  return {
    fields,
    description,
    system: instructions(wording)(earlier, shape),
    user: user.filter(Boolean).join('\n\n'),
    schema: answerSchema(material, quoted),
  };
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
  return field.type === 'select' && names.length === 0 ? OPEN : fieldSchema(field, names);
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
