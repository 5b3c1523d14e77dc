import type { ReviewProgress } from '../wire.js';

interface ProgressBarProps {
  readonly name: string;
  readonly progress: ReviewProgress;
  readonly onUndo: () => void;
  readonly onHelp: () => void;
  readonly onList: () => void;
  readonly onFilters: () => void;
  readonly onChanged: () => void;
}

/** How far the review is, and what is left; always in view. */
export function ProgressBar({ name, progress, onUndo, onHelp, onList, onFilters, onChanged }: ProgressBarProps) {
  const { toCheck, decided, skipped, changed, learning, audited } = progress;
  const left = toCheck - decided;
  return (
    <header>
      <h1 title={name}>{name.split(/[\\/]/).at(-1)}</h1>
      <progress aria-label="Decided" max={Math.max(1, toCheck)} value={decided} />
      <span class="left">
        <b>{left}</b> left of {toCheck}
        {skipped > 0 && `, ${skipped} skipped`}
      </span>
      {changed > 0 && (
        <button type="button" class="changed" onClick={onChanged}>
          {changed} {changed === 1 ? 'value follows' : 'values follow'} from your corrections: look at{' '}
          {changed === 1 ? 'it' : 'them'} <kbd>c</kbd>
        </button>
      )}
      {audited && <span class="quiet">of accepted values audited, {audited}</span>}
      {learning && <span class="quiet">{learning}</span>}
      <span class="buttons">
        <button type="button" class="narrow-only" onClick={onList}>
          List
        </button>
        <button type="button" class="narrow-only" onClick={onFilters}>
          Filters
        </button>
        <button type="button" onClick={onUndo}>
          Undo <kbd>u</kbd>
        </button>
        <button type="button" aria-label="Help" onClick={onHelp}>
          <kbd>?</kbd>
        </button>
      </span>
    </header>
  );
}
