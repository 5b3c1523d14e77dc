import { describe, expect, it } from 'vitest';
import { chooseTeaching } from '../../src/teaching/choose-teaching.js';

const text = (words: string, doubt = 0.5) => ({ words: words.split(' '), doubt });

describe('chooseTeaching', () => {
  it('takes one of several that are alike before it takes the next', () => {
    const texts = [
      text('kettle red steel a'),
      text('kettle red steel b'),
      text('kettle red steel c'),
      text('lamp green glass d'),
      text('lamp green glass e'),
    ];
    const [first = 0, second = 0] = chooseTeaching(texts, [], 2);
    expect([first < 3, second < 3].sort()).toEqual([false, true]);
  });

  it('takes what the engine is in doubt about before what it is sure of', () => {
    const texts = [text('kettle red steel a', 0.1), text('kettle red steel b', 0.8), text('kettle red steel c', 0.2)];
    expect(chooseTeaching(texts, [], 1)).toEqual([1]);
  });

  it('takes what is not like the known texts first', () => {
    const texts = [text('kettle red steel a'), text('kettle red steel b'), text('lamp green d'), text('lamp green e')];
    const known = [['kettle', 'red', 'steel', 'z']];
    expect(chooseTeaching(texts, known, 1)[0]).toBeGreaterThanOrEqual(2);
  });

  it('takes each text once, and all when as many are wanted', () => {
    const texts = [text('a b'), text('a b'), text('c'), { words: [], doubt: 1 }, text('d', 0)];
    expect([...chooseTeaching(texts, [], 9)].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(chooseTeaching([], [], 3)).toEqual([]);
    expect(chooseTeaching(texts, [], 0)).toEqual([]);
  });
});
