import { useEffect, useRef } from 'preact/hooks';

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['Enter, a', 'accept the value, or that there is none'],
  ['1 … 8', 'take another candidate'],
  ['e', 'edit: type a value, choose an option or a unit'],
  ['m', 'mark words in the text: arrows move, Shift extends, a letter gives them to its field, Enter to this one'],
  ['x, 0', 'not stated'],
  ['w', 'wrong product: the text is about another one'],
  ['s', 'skip'],
  ['u, Ctrl+Z', 'undo, as often as you like'],
  ['↓ ↑, j k', 'next or previous field'],
  ['→ ←, n p', 'next or previous row of the list'],
  ['g', 'by product, by field, or value by value'],
  ['c', 'what follows from your corrections'],
  ['/', 'search'],
  ['f', 'filters'],
  ['r', 'choose the list again, in the order of what was learnt since'],
  ['Esc', 'leave a box'],
  ['?', 'this help'],
];

/** All keys. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">Keys</h2>
      <dl>
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="main">
          Close
        </button>
      </form>
    </dialog>
  );
}
