import type { ShownAnswer, ShownField } from '../wire.js';
import { type Edit, EditBox } from './edit-box.js';

export interface AnswerActions {
  readonly accept: () => void;
  readonly take: (other: number) => void;
  readonly edit: () => void;
  readonly mark: () => void;
  readonly notStated: () => void;
  readonly skip: () => void;
}

interface AnswerViewProps {
  readonly answer: ShownAnswer;
  readonly field: ShownField | undefined;
  readonly isCurrent: boolean;
  /** The key that gives marked words to this field, while some are marked. */
  readonly letter: string | undefined;
  readonly edit: Edit | undefined;
  readonly row: number;
  readonly actions: AnswerActions;
  readonly onChoose: () => void;
  readonly onHover: (isOver: boolean) => void;
}

/** A field with its value, how sure it is, what was decided, and what can be. */
export function AnswerView(props: AnswerViewProps) {
  const { answer, field, isCurrent, letter, edit, actions, onChoose, onHover } = props;
  const { verdict, words, before, reason, absence } = answer;
  const label = field?.label ?? answer.field;
  const shown = verdict && verdict.kind !== 'skipped' && verdict.kind !== 'wrong-product' ? verdict.words : words;
  const why = absence ? absenceWords(absence) : reason;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the page move through the fields
    <li
      id={`answer-${answer.place}`}
      class={['answer', isCurrent && 'current', verdict && `is-${verdict.kind}`].filter(Boolean).join(' ')}
      tabIndex={isCurrent ? 0 : -1}
      aria-current={isCurrent}
      aria-label={sentenceOf(answer, label, shown)}
      onFocus={onChoose}
      onMouseEnter={() => onHover(true)}
      onMouseLeave={() => onHover(false)}
      onClick={onChoose}
    >
      <div class="line">
        <span class="label">
          {letter && <kbd>{letter}</kbd>} {label}
        </span>
        <span class="state">{stateOf(answer)}</span>
      </div>
      <div class={(verdict ? verdict.value : answer.value) === null ? 'value quiet' : 'value'}>
        {shown}
        {before && !verdict && <span class="before"> was {before.words}</span>}
      </div>
      {isCurrent && why && <div class="quiet">{why}</div>}
      {isCurrent && verdict && (
        <div class="quiet">
          {verdictWords(verdict.kind)} by {verdict.by}
        </div>
      )}
      {isCurrent && edit && <EditBox {...{ edit, answer, field, row: props.row }} />}
      {isCurrent && !edit && <Buttons {...{ answer, actions }} />}
    </li>
  );
}

function Buttons({ answer, actions }: { readonly answer: ShownAnswer; readonly actions: AnswerActions }) {
  if (!answer.known) return <div class="quiet">The catalogue does not know this field.</div>;
  return (
    <div class="actions">
      <button type="button" class="main" onClick={actions.accept}>
        Accept <kbd>Enter</kbd>
      </button>
      {answer.others.map((other, place) => (
        <button type="button" key={place} onClick={() => actions.take(place)}>
          <kbd>{place + 1}</kbd> {other.words}
          {other.confidence !== undefined && <span class="quiet"> {percent(other.confidence)}</span>}
        </button>
      ))}
      <button type="button" onClick={actions.edit}>
        Edit <kbd>e</kbd>
      </button>
      <button type="button" onClick={actions.mark}>
        Mark words <kbd>m</kbd>
      </button>
      <button type="button" onClick={actions.notStated}>
        Not stated <kbd>x</kbd>
      </button>
      <button type="button" onClick={actions.skip}>
        Skip <kbd>s</kbd>
      </button>
    </div>
  );
}

function stateOf({ verdict, decision, confidence, status, before }: ShownAnswer): string {
  if (verdict) return verdictWords(verdict.kind);
  const sure = confidence === undefined ? '' : percent(confidence);
  if (status !== 'found' && status !== 'absent') return 'not answered';
  const what = before ? 'changed' : decision === 'accept' ? 'sure enough' : decision === 'check' ? 'to check' : '';
  return [sure, what].filter((part) => part !== '').join(' · ');
}

/** What a screen reader says of an answer. */
export function sentenceOf(answer: ShownAnswer, label: string, shown: string): string {
  return `${label}: ${shown}, ${stateOf(answer)}`;
}

export function verdictWords(kind: NonNullable<ShownAnswer['verdict']>['kind']): string {
  return {
    accepted: 'accepted',
    corrected: 'corrected',
    'not-stated': 'not stated',
    skipped: 'skipped',
    'wrong-product': 'wrong product',
  }[kind];
}

function absenceWords({ cause, words }: NonNullable<ShownAnswer['absence']>): string {
  const said = {
    'not-stated': 'The text does not state it.',
    'not-in-options': 'The text names what is not among the options',
    several: 'The text names several values',
    'a-range': 'The text states a range',
    'not-accepted': 'The field does not accept what the text says',
    'below-confidence': 'Not sure enough of what the text says',
  }[cause];
  return words ? `${said}: ${words.text}` : said;
}

export function percent(confidence: number): string {
  return `${Math.floor(confidence * 1000) / 10} %`;
}
