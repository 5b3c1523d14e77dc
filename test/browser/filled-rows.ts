import { filledLine } from './review-scene.js';

/** A text with HTML. */
export const LAMP =
  '<h2>Lamp Ada</h2><p>Colour:&nbsp;<b>jet black</b></p><ul><li>Width 45,5&nbsp;cm</li><li>Packed 60 cm</li></ul>';
const TABLE = 'Desk lamp in white or red, width 30 cm, with remote control';

/** Lines of `batch --details`: Ada's width is taken from its packing; Bea has two colours; everything of Cid is sure. */
export function filledRows(): string {
  const at = (text: string, words: string) => ({
    evidence: {
      text: words.replace('&nbsp;', ' '),
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
      column: 'text',
    },
  });
  return [
    filledLine(
      'ada',
      [
        { field: 'colour', value: 'black', status: 'found', confidence: 0.97, ...at(LAMP, 'black') },
        { field: 'width', value: 60, status: 'found', confidence: 0.55, ...at(LAMP, '60 cm') },
        { field: 'remote', value: null, status: 'absent', confidence: 0.9 },
      ],
      { text: LAMP },
    ),
    filledLine(
      'bea',
      [
        {
          ...{ field: 'colour', value: 'white', status: 'found', confidence: 0.4, ...at(TABLE, 'white') },
          others: [{ value: 'red', confidence: 0.38, ...at(TABLE, 'red') }],
        },
        { field: 'width', value: 30, status: 'found', confidence: 0.98, ...at(TABLE, '30 cm') },
        { field: 'remote', value: null, status: 'absent', confidence: 0.5 },
      ],
      { text: TABLE },
    ),
    filledLine('cid', [{ field: 'colour', value: 'red', status: 'found', confidence: 0.99, ...at('Red', 'Red') }], {
      text: 'Red',
    }),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
