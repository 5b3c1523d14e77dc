import type { OutputFormat } from '../../output/formats.js';
import { printRows } from '../../output/print-rows.js';
import type { OutputRow } from '../../output/rows.js';
import type { Change } from '../../pim/pushing/change.js';

const COLUMNS = ['product', 'attribute', 'locale', 'scope', 'old', 'new', 'confidence', 'evidence'];

/** Prints changes as they come, or as a whole where a format needs that. */
export interface ChangeList {
  add(change: Change): void;
  /** Prints what is left. */
  end(): Promise<void>;
}

/** Rows that are printed at once. */
const BLOCK = 500;

/** A list that is printed on standard output. */
export function createChangeList(format: OutputFormat): ChangeList {
  const rows: OutputRow[] = [];
  let printing = Promise.resolve();
  const isWhole = format === 'table' || format === 'json';

  const flush = () => {
    const block = rows.splice(0);
    if (block.length > 0) printing = printing.then(() => printRows(block, COLUMNS, format));
  };

  return {
    add(change) {
      rows.push(isWhole || format === 'csv' ? plainRow(change) : wholeRow(change));
      if (!isWhole && format === 'jsonl' && rows.length >= BLOCK) flush();
    },
    async end() {
      flush();
      await printing;
    },
  };
}

/** Data as people read it. */
export function dataText(data: unknown): string {
  if (data === undefined || data === null) return '';
  if (Array.isArray(data)) return data.map(dataText).join(', ');
  if (typeof data === 'object' && 'amount' in data) {
    const { amount, unit } = data as { readonly amount: unknown; readonly unit?: unknown };
    return [amount, unit].filter((part) => part !== undefined).join(' ');
  }
  return typeof data === 'object' ? JSON.stringify(data) : String(data);
}

function plainRow({ identifier, key, attribute, locale, scope, before, data, confidence, evidence }: Change) {
  return {
    ...{ product: identifier ?? key, attribute, locale: locale ?? '', scope: scope ?? '' },
    ...{ old: dataText(before), new: dataText(data) },
    ...(confidence !== undefined && { confidence: Number(confidence.toFixed(3)) }),
    ...(evidence !== undefined && { evidence }),
  };
}

function wholeRow({
  entity,
  key,
  identifier,
  attribute,
  locale,
  scope,
  before = null,
  data,
  confidence,
  evidence,
}: Change) {
  return {
    ...{ product: identifier ?? key, entity, id: key, attribute, locale, scope, old: before, new: data },
    ...(confidence !== undefined && { confidence }),
    ...(evidence !== undefined && { evidence }),
  };
}
