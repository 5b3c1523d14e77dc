import { describe, expect, it } from 'vitest';
import { createTextIds } from '../../../src/database/seeding/text-ids.js';
import { wordKey } from '../../../src/word-search/word-keys.js';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';

const folder = catalogueFolder();

/** Two texts of one hash, found by trying. */
function textsOfOneHash(): readonly [string, string] {
  const seen = new Map<number, string>();
  for (let place = 0; ; place++) {
    const text = `text ${place}`;
    const key = wordKey(text);
    const other = seen.get(key);
    if (other !== undefined) return [other, text];
    seen.set(key, text);
  }
}

/** Ids of texts that are given the next one when they are new. */
function give(known: readonly string[], texts: readonly string[]): readonly number[] {
  const { sqlite, ...database } = folder.open();
  const all = [...known];
  for (const [place, text] of known.entries()) {
    sqlite.prepare('INSERT INTO descriptions (id, text) VALUES (?, ?)').run(place + 1, text);
  }
  const ids = createTextIds({ sqlite, ...database }, (id) => all[id - 1] as string);
  return texts.map((text) => {
    const id = ids.idOf(text, all.length + 1);
    if (id > all.length) all.push(text);
    return id;
  });
}

describe('the ids of texts', () => {
  it('are those of equal texts, stored before or just now', () => {
    expect(give(['a', 'b'], ['b', 'c', 'a', 'c', 'd'])).toEqual([2, 3, 1, 3, 4]);
  });

  it('differ for texts of one hash', () => {
    const [one, other] = textsOfOneHash();
    expect(give([], [one, other, one, other])).toEqual([1, 2, 1, 2]);
  });

  it('stay when there are many', () => {
    const texts = Array.from({ length: 10_000 }, (_, place) => `text ${place}`);
    expect(give([], [...texts, ...texts])).toEqual([...texts.keys(), ...texts.keys()].map((place) => place + 1));
  });
});
