import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/fields/field.js';
import { OUTPUT_FORMATS } from '../../src/output/formats.js';
import { withoutGuard } from '../../src/output/spreadsheet-text.js';
import { formatValues } from '../../src/output/values.js';

const VALUES: readonly { field: string; value: Value }[] = [
  { field: 'EF002169', value: 'acrylique' },
  { field: '10', value: 142.5 },
  { field: '9', value: false },
  { field: 'EF000007', value: ['blanc', 'gris'] },
  { field: 'EF999999', value: null },
];

const PIPE = { pretty: false };

describe('values', () => {
  it('are one line of JSON in a pipe, in the order asked', async () => {
    const line = '{"EF002169":"acrylique","10":142.5,"9":false,"EF000007":["blanc","gris"],"EF999999":null}\n';
    expect(await formatValues(VALUES, 'json', PIPE)).toBe(line);
    expect(await formatValues(VALUES, 'jsonl', { pretty: true })).toBe(line);
  });

  it('are indented JSON on a terminal', async () => {
    expect(await formatValues(VALUES, 'json', { pretty: true, width: 20 })).toBe(`{
  "EF002169": "acrylique",
  "10": 142.5,
  "9": false,
  "EF000007": [
    "blanc",
    "gris"
  ],
  "EF999999": null
}
`);
  });

  it('are one CSV row under their codes, as Akeneo imports it: yes/no as 1 and 0, codes of a list joined by commas', async () => {
    expect(await formatValues(VALUES, 'csv', PIPE)).toBe(
      'EF002169,10,9,EF000007,EF999999\r\nacrylique,142.5,0,"blanc,gris",\r\n',
    );
  });

  it('are a line each in a table', async () => {
    expect(await formatValues(VALUES, 'table', PIPE)).toBe(
      [
        'field     value',
        '────────  ──────────',
        'EF002169  acrylique',
        '10        142.5',
        '9         false',
        'EF000007  blanc,gris',
        'EF999999',
        '',
      ].join('\n'),
    );
  });

  it('are printed also when there are none', async () => {
    expect(await formatValues([], 'json', PIPE)).toBe('{}\n');
    expect(await formatValues([], 'json', { pretty: true })).toBe('{}\n');
  });

  it('end with a line end in every format', async () => {
    for (const format of OUTPUT_FORMATS) expect(await formatValues(VALUES, format, PIPE)).toMatch(/[^\n]\n$/);
  });

  it('keep line separators that are no line ends of JSON', async () => {
    const value = 'a\u2028b\u2029c\u0085d';
    const text = await formatValues([{ field: 'A', value }], 'json', { pretty: true });
    expect(JSON.parse(text)).toEqual({ A: value });
  });

  it('come back from JSON as they were, whatever their codes and texts', async () => {
    const values = fc.uniqueArray(
      fc.record({
        field: fc.string({ unit: 'grapheme' }),
        value: fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
          fc.boolean(),
          fc.constant(null),
        ),
      }),
      { selector: ({ field }) => field },
    );
    await fc.assert(
      fc.asyncProperty(values, fc.boolean(), async (list, pretty) => {
        const text = await formatValues(list, 'json', { pretty });
        const read = JSON.parse(text.replaceAll('"__proto__":', '"proto":')) as Record<string, unknown>;
        for (const { field, value } of list) expect(read[field === '__proto__' ? 'proto' : field]).toEqual(value);
        expect(text.trimEnd().includes('\n')).toBe(pretty && list.length > 0);
      }),
    );
  });

  it('come back from CSV as they were, but for an apostrophe before what a spreadsheet would run', async () => {
    expect(await formatValues([{ field: 'a', value: '=1+1' }], 'csv', PIPE)).toBe("a\r\n'=1+1\r\n");
    const row = fc.uniqueArray(fc.record({ field: fc.string({ minLength: 1 }), value: fc.string() }), {
      minLength: 1,
      selector: ({ field }) => field,
    });
    await fc.assert(
      fc.asyncProperty(row, async (list) => {
        const records = parse(await formatValues(list, 'csv', PIPE), { columns: false });
        const unguarded = records.map((cells: string[]) => cells.map(withoutGuard));
        expect(unguarded).toEqual([list.map(({ field }) => field), list.map(({ value }) => value)]);
      }),
    );
  });
});

describe('a range', () => {
  const values = [
    { field: 'T', value: { min: -20, max: 60 } },
    { field: 'V', value: null },
    { field: 'W', value: 2.3 },
  ];

  it('has a column for each end in CSV', async () => {
    const typeOf = (code: string) => (code === 'W' ? ('number' as const) : ('range' as const));
    expect(await formatValues(values, 'csv', PIPE, typeOf)).toBe('T.min,T.max,V.min,V.max,W\r\n-20,60,,,2.3\r\n');
  });

  it('is an object in JSON, and words in a table', async () => {
    expect(await formatValues(values, 'json', PIPE)).toBe('{"T":{"min":-20,"max":60},"V":null,"W":2.3}\n');
    expect(await formatValues(values, 'table', PIPE)).toContain('-20 … 60');
  });
});
