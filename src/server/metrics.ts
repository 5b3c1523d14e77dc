import type { Answer } from '../llm/answer.js';
import { memoizePair } from '../memoize.js';

/** One number of a service: `labels` as the text format writes them, `method="GET",status="200"`. */
export interface MetricSample {
  readonly name: string;
  readonly labels: string;
  readonly value: number;
}

/** What a service counts since it started. */
export interface Metrics {
  countRequest(method: string, path: string, status: number, milliseconds: number): void;
  countAnswers(llm: string, answers: readonly Answer[]): void;
  samples(): readonly MetricSample[];
}

/** Seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Counters that begin at nothing. */
export function createMetrics(): Metrics {
  const counts = new Map<string, Map<string, number>>();
  const times = new Map<string, { readonly buckets: number[]; sum: number; count: number }>();
  const add = (name: string, labels: string, amount: number) => {
    const family = counts.get(name) ?? new Map<string, number>();
    if (family.size === 0) counts.set(name, family);
    family.set(labels, (family.get(labels) ?? 0) + amount);
  };
  const addTime = (labels: string, seconds: number) => {
    const known = times.get(labels) ?? { buckets: BUCKETS.map(() => 0), sum: 0, count: 0 };
    if (known.count === 0) times.set(labels, known);
    const at = BUCKETS.findIndex((most) => seconds <= most);
    if (at >= 0) known.buckets[at] = (known.buckets[at] ?? 0) + 1;
    known.sum += seconds;
    known.count++;
  };
  // Labels are put together once: a request would take as long for that as for being counted.
  const routeOf = memoizePair((method: string, path: string) => `method="${method}",path="${escapeLabel(path)}"`);
  const labelOf = memoizePair((name: string, value: string) => `${name}="${escapeLabel(value)}"`);
  const withStatus = memoizePair((labels: string, status: string | number) => `${labels},status="${status}"`);
  return {
    countRequest(method, path, status, milliseconds) {
      const route = routeOf(method, path);
      add('requests_total', withStatus(route, status), 1);
      addTime(route, milliseconds / 1000);
    },
    countAnswers(llm, answers) {
      const label = labelOf('llm', llm);
      for (const { status, usage } of answers) {
        add('answers_total', withStatus(label, status), 1);
        if (!usage) continue;
        add('calls_total', label, usage.calls);
        add('retries_total', label, usage.retries);
        add('kept_answers_total', label, usage.cacheHits ?? 0);
        add('tokens_total', `${label},kind="prompt"`, usage.promptTokens);
        add('tokens_total', `${label},kind="completion"`, usage.completionTokens);
        if (usage.cost !== undefined) add('cost_total', label, usage.cost);
      }
    },
    samples: () => [
      ...[...counts].flatMap(([name, family]) => [...family].map(([labels, value]) => ({ name, labels, value }))),
      ...[...times].flatMap(([labels, { buckets, sum, count }]) => [
        ...BUCKETS.map((most, at) => ({
          name: 'request_seconds_bucket',
          labels: `${labels},le="${most}"`,
          value: buckets.slice(0, at + 1).reduce((all, one) => all + one, 0),
        })),
        { name: 'request_seconds_bucket', labels: `${labels},le="+Inf"`, value: count },
        { name: 'request_seconds_sum', labels, value: sum },
        { name: 'request_seconds_count', labels, value: count },
      ]),
    ],
  };
}

/** A value between the quotes of a label. */
function escapeLabel(value: string): string {
  return value.replace(/[\\"\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));
}
