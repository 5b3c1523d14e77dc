import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { type OutputFlags, outputTarget } from '../../src/output/output-target.js';

describe('the output of a run', () => {
  it.each<[OutputFlags, string, string, boolean]>([
    [{}, 'jsonl', 'jsonl', false],
    [{ format: 'csv' }, 'csv', 'csv', false],
    [{ output: 'a.csv' }, 'csv', 'csv', false],
    [{ output: 'A.CSV.GZ' }, 'csv', 'csv', true],
    [{ output: 'a.b.tsv' }, 'csv', 'csv', false],
    [{ output: 'a.xlsx' }, 'xlsx', 'xlsx', false],
    [{ output: 'a.jsonl.gz' }, 'jsonl', 'jsonl', true],
    [{ output: 'a.ndjson' }, 'jsonl', 'jsonl', false],
    [{ output: 'a' }, 'jsonl', 'jsonl', false],
    [{ output: 'a.gz' }, 'jsonl', 'jsonl', true],
    [{ output: 'a.out', format: 'csv' }, 'csv', 'csv', false],
    [{ output: 'a.csv', format: 'csv' }, 'csv', 'csv', false],
    [{ output: 'a.csv', format: 'akeneo' }, 'akeneo', 'csv', false],
    [{ output: 'a.xlsx', format: 'akeneo' }, 'akeneo', 'xlsx', false],
    [{ output: 'a', format: 'akeneo' }, 'akeneo', 'csv', false],
    [{ output: '/dev/null' }, 'jsonl', 'jsonl', false],
    [{ output: './folder.csv/a' }, 'jsonl', 'jsonl', false],
  ])('of %j is %s, written as %s, packed: %s', (flags, format, kind, gzip) => {
    expect(outputTarget(flags)).toMatchObject({ format, kind, gzip });
  });

  it.each<[OutputFlags, string]>([
    [{ output: 'a.csv', format: 'jsonl' }, '--format jsonl contradicts the name a.csv, which says csv: name it .jsonl'],
    [{ output: 'a.xlsx', format: 'csv' }, '--format csv contradicts the name a.xlsx'],
    [{ output: 'a.jsonl.gz', format: 'csv' }, '--format csv contradicts the name a.jsonl.gz'],
    [{ output: 'a.jsonl', format: 'akeneo' }, '--format akeneo contradicts the name a.jsonl'],
    [{ output: 'a.xls' }, '.xls is not written'],
    [{ output: 'a.ods' }, '.ods is not written'],
    [{ output: 'a.xlsx.gz' }, 'packed already'],
    [{ format: 'xlsx' }, 'a workbook is written to a file'],
    [{ format: 'akeneo' }, 'name them, as in --output import.csv'],
    [{ output: 'a.jsonl', delimiter: ';' }, '--delimiter is for a CSV'],
    [{ output: 'a.xlsx', decimal: ',' }, '--decimal is for a CSV'],
    [{ bom: true }, '--bom is for a CSV'],
    [{ columns: 'label' }, '--columns is for a table'],
    [{ output: 'a.csv', format: 'akeneo', columns: 'label' }, 'Akeneo reads codes'],
    [{ output: 'a.csv', erase: true }, '--erase is for --format akeneo'],
    [{ output: 'a.csv', delimiter: '"' }, '--delimiter is """: write one of , ; | or tab'],
    [{ output: 'a.csv', delimiter: '' }, '--delimiter is ""'],
    [{ output: 'a.csv', decimal: ';' }, '--decimal is ";": write . or ,'],
  ])('of %j is refused', (flags, message) => {
    expect(() => outputTarget(flags)).toThrow(message);
    expect(() => outputTarget(flags)).toThrow(UserError);
  });

  it.each<[OutputFlags, string]>([
    [{ output: 'a.csv' }, ','],
    [{ output: 'a.tsv' }, '\t'],
    [{ output: 'a.csv', format: 'akeneo' }, ';'],
    [{ output: 'a.csv', format: 'akeneo', delimiter: ',' }, ','],
    [{ output: 'a.csv', delimiter: 'tab' }, '\t'],
    [{ output: 'a.csv', delimiter: '\\t' }, '\t'],
    [{ output: 'a.csv', delimiter: '|' }, '|'],
  ])('of %j has %j between its cells', (flags, delimiter) => {
    expect(outputTarget(flags).style.delimiter).toBe(delimiter);
  });
});
