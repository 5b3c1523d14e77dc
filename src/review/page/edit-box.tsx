import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Evidence } from '../../fields/field.js';
import type { ReadWords, ShownAnswer, ShownField, ShownValue } from '../wire.js';
import { askWords } from './ask.js';

/** A value in the making. */
export interface Edit {
  readonly words: string;
  /** The words of the text that it stands for. */
  readonly evidence?: Evidence;
  readonly save: (value: ShownValue['value']) => void;
  readonly cancel: () => void;
}

interface EditBoxProps {
  readonly edit: Edit;
  readonly answer: ShownAnswer;
  readonly field: ShownField | undefined;
  readonly row: number;
}

/** Milliseconds after the last key. */
const REST = 80;

/** Takes a value in any words, says how it is read, and offers options and units. */
export function EditBox({ edit, answer, field, row }: EditBoxProps) {
  const [words, setWords] = useState(edit.words);
  const [reading, setReading] = useState<ReadWords & { readonly of: string }>({ choices: [], of: '' });
  const [chosen, setChosen] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  // At once: what is typed next shall not be taken for keys of the page.
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(async () => {
      const read = await askWords(row, answer.place, words).catch((error: Error) => ({
        reason: error.message,
        choices: [],
      }));
      if (!isWanted) return;
      setReading({ ...read, of: words });
      setChosen(-1);
    }, REST);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [words]);

  const take = ({ value, words: shown }: ShownValue) => {
    if (!field?.multiple) return edit.save(value);
    const before = words
      .split(/[,;]/)
      .slice(0, -1)
      .map((one) => one.trim());
    setWords(`${[...before, shown].join(', ')}, `);
    input.current?.focus();
  };

  async function save(): Promise<void> {
    const picked = reading.choices[chosen];
    if (picked) return take(picked);
    // Enter may come before what was typed last is read.
    const read = reading.of === words ? reading : { ...(await askWords(row, answer.place, words)), of: words };
    setReading(read);
    if (read.read) edit.save(read.read.value);
  }

  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    const last = reading.choices.length - 1;
    const moves: Record<string, () => void> = {
      Enter: () => void save(),
      Escape: edit.cancel,
      ArrowDown: () => setChosen(Math.min(last, chosen + 1)),
      ArrowUp: () => setChosen(Math.max(-1, chosen - 1)),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  const id = `choices-${answer.place}`;
  return (
    <div class="edit">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={`Value of ${field?.label ?? answer.field}`}
        aria-expanded={reading.choices.length > 0}
        aria-controls={id}
        aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
        autocomplete="off"
        spellcheck={false}
        value={words}
        onInput={({ currentTarget }) => setWords(currentTarget.value)}
        onKeyDown={onKey}
      />
      <div class="quiet reading" role="status">
        {reading.read ? `is read as ${reading.read.words}` : (reading.reason ?? '')}
      </div>
      <div id={id} role="listbox" class="choices" aria-label="Choices">
        {reading.choices.map((choice, place) => (
          <div
            key={place}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              take(choice);
            }}
          >
            {choice.words}
          </div>
        ))}
      </div>
      <div class="actions">
        <button type="button" class="main" onClick={() => void save()}>
          Save <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={edit.cancel}>
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </div>
  );
}
