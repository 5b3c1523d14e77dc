import type { ReloadableCatalogue } from '../database/catalogue/reloadable-catalogue.js';
import { UserError } from '../errors.js';

/** Milliseconds between two looks at whether another process has loaded the catalogue. */
const LOOK = 1000;

/** What a watch tells. */
export interface ReloadListener {
  /** Another process has loaded the catalogue; the next look comes when this is done. */
  readonly onLoaded: () => Promise<void> | void;
  /** The catalogue cannot be read now; told once as long as the reason stays the same. */
  readonly onTrouble: (text: string) => void;
}

/** Looks every second whether the catalogue has to be read anew, until the returned function is called. */
export function watchReloads(
  catalogue: Pick<ReloadableCatalogue, 'isStale'>,
  { onLoaded, onTrouble }: ReloadListener,
): () => void {
  let told = '';
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      if (catalogue.isStale()) await onLoaded();
      told = '';
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (error.message !== told) onTrouble(error.message);
      told = error.message;
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(look, LOOK);
  return () => clearInterval(timer);
}
