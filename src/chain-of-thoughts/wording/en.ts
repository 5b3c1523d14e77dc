import type { Wording } from './wording.js';

export const english: Wording = {
  task: `You fill in a product's data sheet from its description.
- Answer only what the description states, without guessing; otherwise null.
- Option: copy exactly the option that the description means, even in other words.
- Number: copy it with its unit, without converting.
- Yes/no: true if the description affirms it, false if it denies it, otherwise null.
- Text: copy the words of the description, in the form that the guideline asks for.`,
  caution: '- Earlier answers are about other products: reuse only their form.',
  answer: {
    one: '- Answer only with a JSON object: {"value": value or null}',
    several: '- Answer only with a JSON object: {"field code": value or null, …}, with all fields.',
    oneQuoted:
      '- First quote the exact words of the description. Answer only with a JSON object: {"quote": quoted words or null, "value": value or null}',
    severalQuoted:
      '- First quote the exact words of the description. Answer only with a JSON object: {"field code": {"quote": quoted words or null, "value": value or null}, …}, with all fields.',
  },
  description: 'Product description:',
  field: 'Field:',
  fields: 'Fields:',
  options: 'Options:',
  guideline: 'Guideline:',
  sharedGuideline: (codes) => `Guideline for ${codes}:`,
  sameOptions: (code) => `Options: as for ${code}`,
  hints: 'Candidates, if one of them is right:',
  kinds: {
    text: { one: 'text' },
    boolean: { one: 'yes/no (true or false)' },
    select: { one: 'one option', several: 'several options, as a JSON array' },
    number: { one: 'number', inUnit: (unit) => `number, in ${unit} or in the unit of the description` },
    date: { one: 'date, as the description writes it' },
    range: {
      one: 'range, {"min": number or null, "max": number or null}',
      inUnit: (unit) => `range in ${unit}, {"min": number or null, "max": number or null}`,
    },
  },
  earlier: 'Earlier answers about other products:',
  another: 'First the answer for another product:',
  next: 'And for this other product:',
  ask: (label) =>
    `What does the product description given at the start say for the field "${label}"? If it says nothing of it: null.`,
  askSeveral:
    'What does the product description given at the start say for each of these fields? Where it says nothing: null.',
  askLast: (label) => `What does this description say for the field "${label}"? If it says nothing of it: null.`,
  askSeveralLast: 'What does this description say for each of the fields? Where it says nothing: null.',
};
