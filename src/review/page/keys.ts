import { useEffect, useRef } from 'preact/hooks';

/** What keys do, by the name of the key. */
export type KeyTable = Readonly<Record<string, () => void>>;

const WRITING = 'input, select, textarea';

/** Listens for keys, wherever the focus is, but where one writes. @param onEscape leaves whatever is open */
export function useKeys(keys: KeyTable, onUndo: () => void, onEscape: () => void): void {
  const latest = useRef({ keys, onUndo, onEscape });
  latest.current = { keys, onUndo, onEscape };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as Element;
      if (document.querySelector('dialog[open]')) return;
      if (event.key === 'Escape') return latest.current.onEscape();
      if (target.matches(WRITING)) return;
      if ((event.ctrlKey || event.metaKey) && event.key === 'z') {
        event.preventDefault();
        return latest.current.onUndo();
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // A button is pressed by its own keys.
      if (target.matches('button') && (event.key === 'Enter' || event.key === ' ')) return;
      const name = event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${event.key}` : event.key;
      const work = latest.current.keys[name];
      if (!work) return;
      event.preventDefault();
      work();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
