import type { Value } from '../fields/field.js';
import type { Answer } from '../llm/answer.js';
import { jsonObject } from '../output/json-object.js';
import { valuesJson } from '../output/values.js';
import { unansweredOf, type WrittenRow } from './filled-row.js';
import type { RowFormat } from './row-format.js';

interface Line {
  readonly id: string | number;
  readonly values: Readonly<Record<string, Value>>;
  readonly answers?: readonly Answer[];
  readonly unanswered?: Readonly<Record<string, string>>;
}

/** `{"id", "values"}` a line, with `answers` and `texts` (column to text as given) in details, and with `unanswered` (code to reason) where fields were not answered. */
export function jsonlFormat(details: boolean): RowFormat {
  return {
    quoted: false,
    tellsUnanswered: true,
    tellsHash: false,
    hasHeader: false,
    header: () => '',
    isHeader: () => false,
    write({ id, answers, texts }) {
      const unanswered = unansweredOf(answers);
      const members: [string, string][] = [
        ['id', JSON.stringify(id)],
        ['values', valuesJson(answers, false)],
      ];
      if (details) members.push(['answers', JSON.stringify(answers)]);
      if (details && texts) members.push(['texts', JSON.stringify(texts)]);
      if (unanswered) members.push(['unanswered', JSON.stringify(unanswered)]);
      return `${jsonObject(members, false)}\n`;
    },
    read: readLine,
  };
}

function readLine(text: string): WrittenRow | undefined {
  const line = parse(text);
  if (typeof line?.values !== 'object') return undefined;
  return {
    id: String(line.id),
    values: new Map(Object.entries(line.values)),
    answers: new Map(line.answers?.map((answer) => [answer.field, answer])),
    unanswered: Object.keys(line.unanswered ?? {}),
  };
}

function parse(text: string): Line | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
