import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Evidence } from '../../fields/field.js';
import type {
  ListQuery,
  ReviewProgress,
  ShownAnswer,
  ShownFile,
  ShownProduct,
  VerdictKind,
  VerdictReply,
  VerdictRequest,
} from '../wire.js';
import { type AnswerActions, AnswerView, verdictWords } from './answer-view.js';
import { askMarked, askProduct, askProgress, sendUndo, sendVerdict } from './ask.js';
import type { Edit } from './edit-box.js';
import { Filters } from './filters.js';
import { Help } from './help.js';
import { useKeys } from './keys.js';
import { type Marking, markedPlace, startMarking } from './marking.js';
import { ProgressBar } from './progress-bar.js';
import { changedRow, nothingFits, RowView } from './row-view.js';
import { TextView } from './text-view.js';
import { useList } from './use-list.js';
import { VirtualList } from './virtual-list.js';
import { nextDue } from './walk.js';

/** Milliseconds between looks at what others did. */
const LOOK = 2000;
/** Fields that are shown at once; more of them are shown around the one that is looked at. */
const MOST_FIELDS = 60;
const MARKING = 'Marking words: arrows move, Shift extends, Enter takes them, a letter gives them to its field.';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ROW_HEIGHT = 52;
const GROUPS: readonly ListQuery['by'][] = ['product', 'field', 'value'];

/** A link may lead to a product, and to one of its fields: `?product=ID&field=CODE`. */
function firstQuery(): ListQuery {
  const given = new URLSearchParams(location.search);
  const [search, field] = [given.get('product'), given.get('field')];
  if (!search) return { by: 'product', state: 'left' };
  return { by: 'product', state: 'all', search, ...(field && { field }) };
}

/** The page of a review. */
export function App({ file }: { readonly file: ShownFile }) {
  const [progress, setProgress] = useState(file.progress);
  const [query, setQuery] = useState<ListQuery>(firstQuery);
  const [said, say] = useState('');
  const [isTrouble, setTrouble] = useState(false);
  const [index, setIndex] = useState(0);
  const [product, setProduct] = useState<ShownProduct>();
  const [place, setPlace] = useState(0);
  const [hovered, setHovered] = useState<number>();
  const [edit, setEdit] = useState<Pick<Edit, 'words' | 'evidence'>>();
  const [isMarking, setMarking] = useState(false);
  const [open, setOpen] = useState<'help' | 'list' | 'filters'>();
  const marking = useRef<Marking>();
  const wanted = useRef<string>();
  const [focusing, setFocusing] = useState(0);
  const tell = useCallback((text: string, trouble = false) => {
    say(text);
    setTrouble(trouble);
  }, []);
  const fail = useCallback((text: string) => tell(text, true), [tell]);
  const list = useList(query, fail);
  const opening = useRef(0);
  const answer = product?.answers[place];
  const fieldOf = (code: string) => file.fields.find((field) => field.code === code);
  const labelOf = (one: number) => {
    const code = product?.answers[one]?.field ?? '';
    return fieldOf(code)?.label ?? code;
  };

  function leaveBoxes(): void {
    setEdit(undefined);
    setMarking(false);
    marking.current = undefined;
    getSelection()?.removeAllRanges();
  }

  function show(shown: ShownProduct, at: number): void {
    leaveBoxes();
    setProduct(shown);
    setPlace(at);
  }

  async function go(to: number): Promise<void> {
    const turn = ++opening.current;
    const row = await list.fetchRow(to);
    if (turn !== opening.current) return;
    if (!row) {
      // An empty list says itself that it is.
      if (list.total !== 0) tell(to < 0 ? 'That is the first row.' : 'That was the last row.');
      return;
    }
    setIndex(to);
    try {
      const shown = await askProduct(row.row);
      if (turn === opening.current) show(shown, row.place ?? nextDue(shown, -1, query) ?? 0);
    } catch (error) {
      fail((error as Error).message);
    }
  }

  useEffect(() => {
    setIndex(0);
    setProduct(undefined);
  }, [list.query, list.total === undefined]);
  useEffect(() => tell(''), [list.query]);
  useEffect(() => {
    if (list.total !== undefined) void go(0);
  }, [list.total]);

  /** Takes over what the server says of a product. */
  function take({ product: fresh, progress: now, refused }: VerdictReply): boolean {
    setProgress(now);
    if (fresh) list.change(fresh.row, (row) => changedRow(row, fresh));
    if (refused === undefined) return true;
    if (fresh && fresh.row === product?.row) setProduct(fresh);
    fail(refused);
    return false;
  }

  async function decide(kind: VerdictKind, given: Pick<VerdictRequest, 'value' | 'evidence'> = {}): Promise<void> {
    if (!product || !answer) return;
    const isWhole = kind === 'wrong-product';
    try {
      const version = isWhole ? product.version : answer.version;
      const reply = await sendVerdict({ row: product.row, ...(!isWhole && { place }), version, kind, ...given });
      if (!take(reply) || !reply.product) return;
      const fresh = reply.product;
      tell(isWhole ? `${fresh.id}: wrong product.` : `${labelOf(place)}: ${saidOf(fresh.answers[place])}`);
      const next = query.by === 'product' ? nextDue(fresh, place, query) : undefined;
      show(fresh, next ?? place);
      if (next === undefined || isWhole) await go(index + 1);
    } catch (error) {
      fail((error as Error).message);
    }
  }

  async function undo(): Promise<void> {
    try {
      const reply = await sendUndo();
      if (!take(reply) || !reply.product) return;
      opening.current++;
      const at = reply.place ?? 0;
      const known = list.indexOf(reply.product.row, reply.place);
      if (known !== undefined) setIndex(known);
      show(reply.product, at);
      tell('Taken back.');
    } catch (error) {
      fail((error as Error).message);
    }
  }

  function mark(): void {
    const text = document.getElementById('text');
    if (!text || !answer?.known) return;
    marking.current = startMarking(text);
    setMarking(true);
    tell('');
  }

  async function give(to: number): Promise<void> {
    const marked = markedPlace();
    if (!product || !marked) return fail('Mark words of one text first.');
    try {
      const { read, reason, evidence } = await askMarked(product.row, to, marked);
      setPlace(to);
      setMarking(false);
      getSelection()?.removeAllRanges();
      if (!read) {
        setEdit({ words: evidence.text, evidence });
        return fail(reason ?? 'These words are no value.');
      }
      const target = product.answers[to];
      if (!target) return;
      const reply = await sendVerdict({
        ...{ row: product.row, place: to, version: target.version, kind: 'corrected' },
        ...{ value: read.value, evidence },
      });
      if (!take(reply) || !reply.product) return;
      tell(`${labelOf(to)}: ${saidOf(reply.product.answers[to])}`);
      const next = query.by === 'product' ? nextDue(reply.product, to, query) : undefined;
      show(reply.product, next ?? to);
      if (next === undefined) await go(index + 1);
    } catch (error) {
      fail((error as Error).message);
    }
  }

  const step = (by: 1 | -1) => {
    const next = place + by;
    if (query.by !== 'product' || !product?.answers[next]) return void go(index + by);
    leaveBoxes();
    setPlace(next);
  };
  const accept = () => void (answer && decide('accepted', { value: answer.value }));
  const other = (at: number) => {
    const candidate = answer?.others[at];
    if (candidate) void decide('corrected', pick(candidate));
  };
  const change = (changes: Partial<Record<keyof ListQuery, unknown>>) =>
    setQuery((before) => JSON.parse(JSON.stringify({ ...before, ...changes })));
  const startEdit = () => {
    if (answer?.known) setEdit({ words: answer.value === null ? '' : (answer.verdict?.words ?? answer.words) });
  };
  const notStated = () => void decide('not-stated');
  const skip = () => void decide('skipped');
  const focusOn = (selector: string) => {
    wanted.current = selector;
    setOpen('filters');
    setFocusing((count) => count + 1);
  };
  const renew = () => {
    list.renew();
    tell('The list is chosen again, by what was learnt since.');
  };
  const lookAtChanged = () => (query.state === 'changed' ? renew() : change({ state: 'changed', field: undefined }));
  const group = () => change({ by: GROUPS[(GROUPS.indexOf(query.by) + 1) % GROUPS.length] });
  const down = () => step(1);
  const up = () => step(-1);
  const next = () => void go(index + 1);
  const previous = () => void go(index - 1);

  const deciding = {
    ...{ Enter: accept, a: accept, e: startEdit, m: mark, x: notStated, 0: notStated, s: skip, u: undo },
    ...{ w: () => void decide('wrong-product'), g: group, c: lookAtChanged, r: renew },
    ...{ ArrowDown: down, j: down, ArrowUp: up, k: up, ArrowRight: next, n: next, ArrowLeft: previous, p: previous },
    ...{ '?': () => setOpen('help'), '/': () => focusOn('#search'), f: () => focusOn('#filters select') },
    ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [String(at + 1), () => other(at)])),
  };
  const moves = (['next', 'previous', 'down', 'up'] as const).flatMap((by, at) => {
    const key = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'][at] as string;
    return [
      [key, () => marking.current?.move(by, false)],
      [`Shift+${key}`, () => marking.current?.move(by, true)],
    ];
  });
  const letters = product?.answers.slice(0, LETTERS.length).map(({ place: to }) => [LETTERS[to], () => void give(to)]);
  useKeys(
    isMarking ? { ...Object.fromEntries([...moves, ...(letters ?? [])]), Enter: () => void give(place) } : deciding,
    () => void undo(),
    () => {
      leaveBoxes();
      setOpen(undefined);
      // Also where no product is there yet.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      document.getElementById(`answer-${place}`)?.focus();
    },
  );

  // Before the next key: it shall not be taken for one of the page, or of what was left.
  useLayoutEffect(() => {
    if (wanted.current) document.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = undefined;
  }, [focusing]);
  useLayoutEffect(() => {
    if (edit || document.activeElement?.matches('input, select')) return;
    document.getElementById(`answer-${place}`)?.focus();
  }, [product?.row, place, edit === undefined]);

  const revision = useRef(progress.revision);
  revision.current = progress.revision;
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const now: ReviewProgress | undefined = await askProgress().catch((error: Error) => void fail(error.message));
      if (!now || now.revision === revision.current) return;
      setProgress(now);
      if (!product) return;
      const fresh = await askProduct(product.row).catch(() => undefined);
      if (!fresh) return;
      setProduct((shown) => (shown?.row === fresh.row ? fresh : shown));
      list.change(fresh.row, (row) => changedRow(row, fresh));
    }, LOOK);
    return () => clearInterval(timer);
  }, [product?.row, list.query]);

  const actions: AnswerActions = { accept, take: other, edit: startEdit, mark, notStated, skip };
  const shownEdit: Edit | undefined = edit && {
    ...edit,
    save: (value) => void decide('corrected', { value, ...(edit.evidence && { evidence: edit.evidence }) }),
    cancel: () => {
      leaveBoxes();
      document.getElementById(`answer-${place}`)?.focus();
    },
  };
  const from = product && product.answers.length > MOST_FIELDS ? Math.max(0, place - MOST_FIELDS / 2) : 0;
  return (
    <div class={['page', open && `with-${open}`].filter(Boolean).join(' ')}>
      <ProgressBar
        {...{ name: file.name, progress }}
        onUndo={() => void undo()}
        onHelp={() => setOpen('help')}
        onList={() => setOpen(open === 'list' ? undefined : 'list')}
        onFilters={() => setOpen(open === 'filters' ? undefined : 'filters')}
        onChanged={lookAtChanged}
      />
      <Filters {...{ file, query }} onChange={change} />
      <p class={isTrouble ? 'said trouble' : 'said'} role={isTrouble ? 'alert' : 'status'}>
        {isMarking && !isTrouble ? MARKING : said}
      </p>
      <nav class="list" aria-label="List">
        {list.total === 0 && (
          <p class="quiet" role="status">
            {nothingFits(query)}
          </p>
        )}
        <VirtualList
          label={query.by === 'product' ? 'Products' : 'Values'}
          total={list.total ?? 0}
          height={ROW_HEIGHT}
          current={index}
          row={(at) => <RowView row={list.rowAt(at)} />}
          onSeen={list.onSeen}
          onChoose={(at) => {
            setOpen(undefined);
            void go(at);
          }}
        />
      </nav>
      {product && (
        <TextView
          {...{ product, labelOf, isMarking }}
          lit={hovered ?? place}
          onChoose={setPlace}
          onMarked={() => {
            if (!isMarking) mark();
          }}
        />
      )}
      {product && (
        <section class="answers" aria-label={`Fields of ${product.id}`}>
          <h2>
            {product.id}
            {product.supplier && <span class="quiet"> {product.supplier}</span>}
            <button type="button" onClick={() => void decide('wrong-product')}>
              Wrong product <kbd>w</kbd>
            </button>
          </h2>
          {isMarking && (
            <p class="marking-bar">
              <button
                type="button"
                class="main"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => void give(place)}
              >
                Take marked words for {labelOf(place)} <kbd>Enter</kbd>
              </button>
            </p>
          )}
          {from > 0 && <p class="quiet">{from} fields before these</p>}
          <ul>
            {product.answers.slice(from, from + MOST_FIELDS).map((one) => (
              <AnswerView
                key={one.place}
                answer={one}
                field={fieldOf(one.field)}
                isCurrent={one.place === place}
                letter={isMarking ? LETTERS[one.place] : undefined}
                edit={one.place === place ? shownEdit : undefined}
                row={product.row}
                actions={actions}
                onChoose={() => {
                  if (one.place === place) return;
                  if (!isMarking) leaveBoxes();
                  setPlace(one.place);
                }}
                onHover={(isOver) => setHovered(isOver ? one.place : undefined)}
              />
            ))}
          </ul>
          {from + MOST_FIELDS < product.answers.length && (
            <p class="quiet">{product.answers.length - from - MOST_FIELDS} fields after these</p>
          )}
        </section>
      )}
      {open === 'help' && <Help onClose={() => setOpen(undefined)} />}
    </div>
  );
}

function saidOf(answer: ShownAnswer | undefined): string {
  const { verdict } = answer ?? {};
  if (!verdict) return '';
  return verdict.kind === 'skipped' || verdict.kind === 'not-stated'
    ? `${verdictWords(verdict.kind)}.`
    : `${verdict.words}, ${verdictWords(verdict.kind)}.`;
}

function pick({ value, evidence }: { readonly value: ShownAnswer['value']; readonly evidence?: Evidence }) {
  return { value, ...(evidence && { evidence }) };
}
