import { describe, expect, it } from 'vitest';
import { shareOfPart, sharesOfWords } from '../../../../src/engine/candidates/lists/option-words.js';
import { stem } from '../../../../src/fields/words/stem.js';
import { makeSelect } from '../../../helpers/fields.js';

const { options } = makeSelect('KIND', 'Kind', [
  'Folders, Dividers and Labels',
  'Töpfe und Pfannen',
  'Vis/Boulons',
  'Garden chairs',
  'Accessories, Miscellaneous',
]);
const stems = (...words: string[]) => new Set(words.map((word) => stem(word)));

describe('shareOfPart', () => {
  it.each([
    ['Folders, Dividers and Labels', 'divider'],
    ['Folders, Dividers and Labels', 'label'],
    ['Töpfe und Pfannen', 'pfanne'],
    ['Vis/Boulons', 'boulon'],
  ])('takes one of the things that %s lists for enough', (code, word) => {
    const option = options.find((one) => one.code === code);
    expect(option && shareOfPart(option, options, stems(word))).toBe(1);
  });

  it('is 0 for a name that lists nothing, and for words that it does not have', () => {
    expect(options.map((option) => shareOfPart(option, options, stems('garden', 'and', 'und')))).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });
});

describe('sharesOfWords', () => {
  it('counts all words of a name, and leaves out names that a text has no word of', () => {
    const shares = sharesOfWords(options, stems('divider', 'pfanne', 'garden', 'red'));
    const byCode = Object.fromEntries([...shares].map(([{ code }, share]) => [code, share]));
    expect(byCode).toEqual({
      'Folders, Dividers and Labels': expect.closeTo(1 / 3),
      'Töpfe und Pfannen': 0.5,
      'Garden chairs': 0.5,
    });
  });

  it('counts a word that several options have for less', () => {
    const { options: pans } = makeSelect('PAN', 'Pan', ['Steel pan', 'Steel pot', 'Iron pan']);
    const [share] = sharesOfWords(pans, stems('steel')).values();
    expect(share).toBe(0.5);
    expect([...sharesOfWords(pans, stems('iron')).values()]).toEqual([expect.closeTo(2 / 3)]);
  });
});
