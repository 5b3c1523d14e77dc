import { describe, expect, it } from 'vitest';
import { acceptValue } from '../../../src/fields/accept.js';
import { mentionsOf } from '../../../src/fields/mentions.js';
import { readAside } from '../../../src/fields/text.js';
import { makeField } from '../make-field.js';

describe('texts', () => {
  it('mentions what the pattern matches, transformed', () => {
    const field = makeField({ pattern: '\\b\\d{4}-[A-Z]\\b', transform: ['alphanumeric'] });
    expect(mentionsOf(field, readAside('part 1234-B or 5678-C'))).toEqual([
      { value: '1234B', text: '1234-B', start: 5, end: 11 },
      { value: '5678C', text: '5678-C', start: 15, end: 21 },
    ]);
  });

  it('mentions nothing without a pattern', () => {
    expect(mentionsOf(makeField({}), readAside('part 1234-B'))).toEqual([]);
  });

  it.each(['\u{1d15f}+', 'N A', '+ -'])(
    'takes %j for nothing when its transforms leave nothing that says a thing',
    (raw) => {
      expect(acceptValue(makeField({ transform: ['alphanumeric'] }), raw)).toEqual({ ok: true, value: null });
    },
  );

  it('ends on a pattern that can match nothing', () => {
    const field = { ...makeField({}), pattern: 'x*' };
    expect(mentionsOf(field, readAside('axx')).map((mention) => mention.value)).toEqual(['xx']);
  });
});
