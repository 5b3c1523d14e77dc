import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { formatDetails, type LookupReport } from '../../src/output/answers.js';

const REPORT: LookupReport = {
  answers: [
    {
      field: 'EF000008',
      value: 142,
      status: 'found',
      evidence: { text: '142 x 142 cm', start: 10, end: 22 },
      confidence: 0.93,
      llm: 'llama2',
      connector: 'offline',
      milliseconds: 12,
    },
    { field: '7', value: null, status: 'failed', reason: 'not a number: "wide"' },
  ],
  llm: 'llama2',
  milliseconds: 15,
  warnings: ['llm "llama2" answers through the offline engine'],
};

const USAGE = { calls: 2, retries: 0, promptTokens: 300, completionTokens: 9 };

describe('details', () => {
  it('are one JSON object that begins with the values', async () => {
    const { answers, llm, milliseconds, warnings } = REPORT;
    const others = JSON.stringify({ answers, llm, milliseconds, warnings }).slice(1);
    const expected = `{"values":{"EF000008":142,"7":null},${others}\n`;
    expect(await formatDetails(REPORT, 'json', { pretty: false })).toBe(expected);
    expect(await formatDetails(REPORT, 'jsonl', { pretty: true })).toBe(expected);
  });

  it('hold what was used when something was', async () => {
    const text = await formatDetails({ ...REPORT, usage: USAGE }, 'json', { pretty: true });
    expect(
      text.startsWith('{\n  "values": {\n    "EF000008": 142,\n    "7": null\n  },\n  "answers": [\n    {\n'),
    ).toBe(true);
    expect(Object.keys(JSON.parse(text))).toEqual(['values', 'answers', 'llm', 'milliseconds', 'usage', 'warnings']);
    expect(JSON.parse(text)).toMatchObject({ usage: USAGE });
  });

  it('are a row an answer in CSV', async () => {
    const records = parse(await formatDetails(REPORT, 'csv', { pretty: false }), { columns: true });
    expect(records).toMatchObject([
      {
        field: 'EF000008',
        value: '142',
        status: 'found',
        evidence: '142 x 142 cm',
        start: '10',
        end: '22',
        confidence: '0.93',
      },
      { field: '7', value: '', status: 'failed', evidence: '', start: '', reason: 'not a number: "wide"' },
    ]);
  });

  it('are a line an answer in a table', async () => {
    expect(await formatDetails(REPORT, 'table', { pretty: false })).toBe(
      [
        'field     value  status  evidence      reason',
        '────────  ─────  ──────  ────────────  ────────────────────',
        'EF000008    142  found   142 x 142 cm',
        '7                failed                not a number: "wide"',
        '',
      ].join('\n'),
    );
  });
});
