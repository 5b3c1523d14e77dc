import { storedTexts, wordKey } from '../../word-search/word-search.js';
import type { Database } from '../open-database.js';

/** Which texts there are. */
export interface TextIds {
  /** The id of an equal text; or else `nextId`, which is the text's from then on. */
  idOf(text: string, nextId: number): number;
}

/**
 * The ids of all stored texts by a hash of each, kept in memory: an index of them on disk takes longer to write than the
 * texts, since each goes to a place of chance.
 * @param textOf reads a text that is stored, to be sure that it is equal
 */
export function createTextIds(database: Database, textOf: (id: number) => string): TextIds {
  /** Place by place: a hash and the id of a text, from the hash's own place on; 0 is no id. */
  let places = new Uint32Array(1 << 11);
  let texts = 0;

  function placeOf(hash: number, isEqual: (id: number) => boolean): number {
    const last = places.length - 2;
    let place = (hash << 1) & last;
    for (let id = places[place + 1] as number; id !== 0; id = places[place + 1] as number) {
      if (places[place] === hash && isEqual(id)) return place;
      place = (place + 2) & last;
    }
    return place;
  }

  function put(hash: number, id: number, place: number): void {
    places[place] = hash;
    places[place + 1] = id;
  }

  function grow(): void {
    const old = places;
    places = new Uint32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 2) {
      const [hash, id] = [old[i] as number, old[i + 1] as number];
      if (id !== 0)
        put(
          hash,
          id,
          placeOf(hash, () => false),
        );
    }
  }

  function idOf(text: string, nextId: number): number {
    const hash = wordKey(text);
    const place = placeOf(hash, (id) => textOf(id) === text);
    const known = places[place + 1] as number;
    if (known !== 0) return known;
    put(hash, nextId, place);
    if (++texts * 4 > places.length) grow();
    return nextId;
  }

  for (const { id, text } of storedTexts(database)) idOf(text, id);
  return { idOf };
}
