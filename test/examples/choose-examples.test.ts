import { describe, expect, it } from 'vitest';
import { chooseExamples, type ExampleCandidate } from '../../src/examples/choose-examples.js';
import type { Value } from '../../src/fields/field.js';

const TEXTS = [
  'Baignoire en acrylique blanc avec tablier',
  'Lavabo suspendu en céramique, deux trous de robinet',
  'Receveur extra-plat antidérapant, pose à fleur de sol',
  'Radiateur à inertie, thermostat programmable',
  'Applique murale extérieure, verre dépoli',
  'Hotte décorative inclinée, trois vitesses',
  'Prise étanche à clapet, montage en saillie',
  'Sèche-serviettes soufflant, minuterie de deux heures',
];

let ids = 0;
function candidate(value: Value, similarity: number, text = TEXTS[ids % TEXTS.length] ?? ''): ExampleCandidate {
  ids++;
  return { id: ids, field: 'F', value, similarity, readText: () => text };
}

const choose = (candidates: readonly ExampleCandidate[], count: number, description = 'autre chose') =>
  chooseExamples(candidates, { count, description });
const values = (candidates: readonly ExampleCandidate[], count: number) =>
  choose(candidates, count).map(({ value }) => value);

describe('chooseExamples', () => {
  it('gives the most similar first', () => {
    expect(values([candidate('a', 1), candidate('b', 3), candidate('c', 2)], 3)).toEqual(['b', 'c', 'a']);
  });

  it('shows as many values as nulls, though nulls are more similar', () => {
    const nulls = [9, 8, 7, 6].map((similarity) => candidate(null, similarity));
    const stated = [5, 4, 3].map((similarity) => candidate(`v${similarity}`, similarity));
    expect(values([...nulls, ...stated], 4)).toEqual([null, null, 'v5', 'v4']);
  });

  it('shows one value more than nulls when the number is odd', () => {
    expect(values([candidate(null, 9), candidate(null, 8), candidate('a', 2), candidate('b', 1)], 3)).toEqual([
      null,
      'a',
      'b',
    ]);
  });

  it('fills up with the one kind where the other is lacking', () => {
    expect(values([candidate(null, 3), candidate(null, 2), candidate('a', 1)], 3)).toEqual([null, null, 'a']);
    expect(values([candidate('a', 3), candidate('b', 2), candidate('c', 1)], 3)).toEqual(['a', 'b', 'c']);
  });

  it('prefers another value to the same one again when it is nearly as similar', () => {
    expect(values([candidate('a', 1), candidate('a', 0.9), candidate('b', 0.8)], 2)).toEqual(['a', 'b']);
  });

  it('repeats a value that is much more similar than any other', () => {
    expect(values([candidate('a', 1), candidate('a', 0.9), candidate('b', 0.2)], 2)).toEqual(['a', 'a']);
  });

  it('never shows the description itself, in whatever case and spacing', () => {
    const own = candidate('a', 9, '  LAVABO  en\nCéramique ');
    expect(choose([own, candidate('b', 1)], 2, 'Lavabo en céramique').map(({ value }) => value)).toEqual(['b']);
  });

  it('never shows two texts that say nearly the same', () => {
    const text = 'Lave-vaisselle encastrable douze couverts, classe C, bandeau inox, programme rapide';
    const found = choose([candidate('a', 3, text), candidate('b', 2, `${text} silencieux`), candidate('c', 1)], 3);
    expect(found.map(({ value }) => value)).toEqual(['a', 'c']);
  });

  it('leaves out what the caller excludes', () => {
    const candidates = [candidate('a', 3), candidate('b', 2)];
    const exclude = ({ value }: { value: Value }) => value === 'a';
    expect(chooseExamples(candidates, { count: 2, description: '', exclude })).toMatchObject([{ value: 'b' }]);
  });

  it('reads no more texts than it needs', () => {
    let read = 0;
    const counted = Array.from({ length: 50 }, (_, place) => ({
      ...candidate(`v${place}`, 50 - place),
      readText: () => `${TEXTS[place % TEXTS.length]} ${++read}`,
    }));
    expect(choose(counted, 2)).toHaveLength(2);
    expect(read).toBe(2);
  });
});
