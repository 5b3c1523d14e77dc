import type { Wording } from './wording.js';

export const english: Wording = {
  task: `You fill in a product's data sheet from its description.
Rules:
- Use only what the description states. Do not guess, and add nothing from your own knowledge.
- If the description does not give the value of a field, answer null.
- Option: copy one option of the list exactly as it is written there.
- Number: copy the number and its unit as they are written in the description, without converting.
- Yes/no: true if the description affirms it, false if it denies it.
- Text: copy the words of the description and add nothing.`,
  caution: '- Earlier answers are about other products: answer in the same way, do not reuse their values.',
  answer: {
    one: '- Answer with a JSON object only: {"value": the value or null}',
    several: '- Answer with a JSON object only: for each field code, the value or null.',
    oneQuoted:
      '- First quote the exact words of the description, then conclude. Answer with a JSON object only: {"quote": the quoted words or null, "value": the value or null}',
    severalQuoted:
      '- For each field, first quote the exact words of the description, then conclude. Answer with a JSON object only: for each field code, {"quote": the quoted words or null, "value": the value or null}',
  },
  description: 'Product description:',
  field: 'Field:',
  fields: 'Fields:',
  options: 'Options:',
  guideline: 'Guideline:',
  kinds: {
    text: 'text',
    boolean: 'yes/no (true or false)',
    select: 'one option',
    multiple: 'list of options',
    number: 'number',
    numberIn: (unit) => `number, in ${unit} or in the unit of the description`,
  },
  earlier: 'Earlier answers about other products:',
  ask: (label) => `What does the product description given at the start say for the field "${label}"?`,
  askSeveral: 'What does the product description given at the start say for each of these fields?',
};
