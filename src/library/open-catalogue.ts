import { openStoredCatalogue as open } from '../database/catalogue/open-stored-catalogue.js';
import type { Catalogue } from '../examples/catalogue.js';

/**
 * Opens the catalogue in a database file, or without a path the user's own, which is made on first use. An older one is
 * brought up to date. Whoever opens it closes it.
 * @param onNote is told what was done to it, such as that it was made
 * @throws UserError when there is none, or it cannot be read
 */
export async function openCatalogue(path?: string, onNote?: (text: string) => void): Promise<Catalogue> {
  const { catalogue, notes } = await open(path);
  for (const note of notes) onNote?.(note);
  return catalogue;
}
