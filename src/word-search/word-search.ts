/**
 * The index of the words of all stored texts, which finds those most like a description: the one door of this room.
 * A word is known by a key of 32 bits; `posting-block.ts` says how the texts of a key are stored.
 */
export { type RankedText, scoreForLength } from './rank-texts.js';
export { type StoredText, storedTexts } from './stored-texts.js';
export { createTextFinder } from './text-finder.js';
export { createTextIndexer, indexAnew, removeUnusedTexts, type TextIndexer } from './text-indexer.js';
export { countTexts } from './word-index.js';
export { addWordKeys, wordKey } from './word-keys.js';
