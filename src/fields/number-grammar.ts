import { readLiterals } from './number-literals.js';
import type { DraftSpan, NumberSpan } from './number-span.js';
import type { Text } from './text.js';
import { readUnit } from './unit-reader.js';

export type { NumberSpan };

/** Every number of a text with its unit, chain, role and nature, in text order. */
export function readNumbers(text: Text): readonly NumberSpan[] {
  const spans: DraftSpan[] = [];
  for (const literal of readLiterals(text.source)) {
    const found = readUnit(text.source, literal.end);
    const value = literal.valueWith(text.locale === 'en' ? '.' : ',');
    const { start, end, kind } = literal;
    spans.push({
      start,
      end: found?.end ?? end,
      numberEnd: end,
      value,
      kind,
      inherited: false,
      looseUnit: found?.loose ?? false,
      attached: /\p{L}/u.test(text.source[start - 1] ?? ''),
      ...(found && {
        unit: found.unit.symbol,
        dimension: found.unit.dimension,
        base: value * found.unit.factor + found.unit.offset,
      }),
    });
  }
  return spans;
}
