import type { MetricSample } from './metrics.js';

interface Family {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
}

const FAMILIES: readonly Family[] = [
  {
    name: 'requests_total',
    type: 'counter',
    help: 'Requests that are over, by route and status (499: the client went away).',
  },
  {
    name: 'request_seconds',
    type: 'histogram',
    help: 'Seconds from the headers of a request to the end of its answer.',
  },
  { name: 'answers_total', type: 'counter', help: 'Answers to fields, by composition and what became of them.' },
  { name: 'calls_total', type: 'counter', help: 'Calls to language models behind answers.' },
  { name: 'retries_total', type: 'counter', help: 'Attempts beyond the first of these calls.' },
  { name: 'kept_answers_total', type: 'counter', help: 'Questions answered from what was paid for before.' },
  { name: 'tokens_total', type: 'counter', help: 'Tokens of these calls.' },
  { name: 'cost_total', type: 'counter', help: 'Cost of these calls, in the currency of the configured prices.' },
  { name: 'lookups_running', type: 'gauge', help: 'Lookups that are let in now.' },
  { name: 'lookups_waiting', type: 'gauge', help: 'Lookups that wait to be let in.' },
  { name: 'start_time_seconds', type: 'gauge', help: 'When the service started, in seconds since 1970.' },
];

const PREFIX = 'akeneo_lookup_';

/** The type of the text, version 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/). */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Samples as Prometheus reads them, family by family. */
export function metricsText(samples: readonly MetricSample[]): string {
  return FAMILIES.map(({ name, type, help }) => {
    const own = samples.filter((sample) => sample.name.replace(/_(?:bucket|sum|count)$/, '') === name);
    if (own.length === 0) return '';
    return [
      `# HELP ${PREFIX}${name} ${help}`,
      `# TYPE ${PREFIX}${name} ${type}`,
      ...own.map((sample) => `${PREFIX}${sample.name}${sample.labels && `{${sample.labels}}`} ${sample.value}`),
      '',
    ].join('\n');
  }).join('');
}

/** The samples of several processes as those of one: all but the time of the start, which is the earliest, add up. */
export function sumSamples(lists: readonly (readonly MetricSample[])[]): readonly MetricSample[] {
  const sums = new Map<string, MetricSample>();
  for (const sample of lists.flat()) {
    const key = `${sample.name}{${sample.labels}`;
    const known = sums.get(key);
    const isTime = sample.name === 'start_time_seconds';
    const value = known && (isTime ? Math.min(known.value, sample.value) : known.value + sample.value);
    sums.set(key, { ...sample, value: value ?? sample.value });
  }
  return [...sums.values()];
}
