import type { FastifyInstance } from 'fastify';
import type { Admissions } from './admission-control.js';
import type { MetricSample, Metrics } from './metrics.js';
import { METRICS_TYPE, metricsText } from './metrics-text.js';

/** Puts together the samples of all processes of a service. @param own those of this one */
export type GatherSamples = (own: readonly MetricSample[]) => Promise<readonly MetricSample[]>;

const STARTED = Date.now() / 1000;

/** All samples of this process, with what goes on now. */
export function currentSamples(metrics: Metrics, admissions: Admissions): readonly MetricSample[] {
  const { running, waiting } = admissions.look();
  return [
    ...metrics.samples(),
    { name: 'lookups_running', labels: '', value: running },
    { name: 'lookups_waiting', labels: '', value: waiting },
    { name: 'start_time_seconds', labels: '', value: STARTED },
  ];
}

/** `GET /metrics`, for Prometheus. */
export function addMetricsRoute(
  app: FastifyInstance,
  look: () => readonly MetricSample[],
  gather: GatherSamples = async (own) => own,
): void {
  const schema = {
    summary: 'Counters in the text format of Prometheus',
    security: [{ token: [] }],
    produces: [METRICS_TYPE],
  };
  app.get('/metrics', { schema }, async (_request, reply) => {
    reply.type(METRICS_TYPE);
    return metricsText(await gather(look()));
  });
}
