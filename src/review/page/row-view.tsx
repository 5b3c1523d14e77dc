import type { ListQuery, ListRow, ShownProduct } from '../wire.js';
import { percent } from './answer-view.js';
import { leftOf } from './walk.js';

/** What an empty list says. */
export function nothingFits({ by: _, state, ...filters }: ListQuery): string {
  const isAll = state === 'left' && Object.values(filters).every((filter) => filter === undefined);
  return isAll ? 'Nothing is left: all is decided.' : 'Nothing fits these filters.';
}

/** A row of the list: a product, or a value of one. */
export function RowView({ row }: { readonly row: ListRow | undefined }) {
  return (
    <>
      <span class="row-first">{row ? (row.words ?? row.id) : '…'}</span>
      <span class="row-state">
        {row && row.left === 0 ? 'done' : row?.place === undefined ? row && `${row.left} left` : confidenceOf(row)}
      </span>
      <span class="row-second">{row && (row.label ? `${row.label} · ${row.id} · ${row.title}` : row.title)}</span>
    </>
  );
}

function confidenceOf({ confidence }: ListRow): string {
  return confidence === undefined ? '' : percent(confidence);
}

/** A row of the list after something was decided about its product. */
export function changedRow(row: ListRow, product: ShownProduct): ListRow {
  if (row.place === undefined) return { ...row, left: leftOf(product) };
  const answer = product.answers[row.place];
  const verdict = answer?.verdict;
  const isOpen = !verdict || verdict.kind === 'skipped';
  return { ...row, words: (isOpen ? answer?.words : verdict.words) ?? '', left: isOpen ? 1 : 0 };
}
