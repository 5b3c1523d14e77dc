import { type RecordedRequest, Reply } from './llm-wires.js';

/** How predictions go. */
export interface PredictionOptions {
  /** How often a prediction is seen as `starting` or `processing` before it ends; `Prefer: wait` does not shorten it. */
  readonly polls?: number;
  /** How a prediction ends; default `succeeded`. */
  readonly ends?: 'succeeded' | 'failed' | 'canceled' | 'aborted';
  /** Told of each prediction that was cancelled. */
  readonly onCancel?: (id: string) => void;
  /** The address that `urls` start with; default that of the request. */
  readonly publicUrl?: string;
}

interface Stored {
  readonly id: string;
  readonly created: RecordedRequest;
  looks: number;
  cancelled: boolean;
}

interface Texts {
  readonly textFor: (request: RecordedRequest) => string;
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** Replicate's predictions: created by model or version, looked at, cancelled. */
export function createPredictionStore(options: PredictionOptions, texts: Texts): (request: RecordedRequest) => unknown {
  const stored = new Map<string, Stored>();

  const show = (prediction: Stored) => {
    const { id, created, looks, cancelled } = prediction;
    const root = `${options.publicUrl ?? `http://${created.headers.host}`}/v1/predictions/${id}`;
    const over = looks >= (options.polls ?? 0);
    const status = cancelled
      ? 'canceled'
      : over
        ? (options.ends ?? 'succeeded')
        : looks === 0
          ? 'starting'
          : 'processing';
    prediction.looks += 1;
    return {
      id,
      status,
      input: created.body.input,
      output: status === 'succeeded' ? (texts.textFor(created).match(/[\s\S]{1,3}/g) ?? []) : null,
      error: status === 'failed' ? 'the model ran out of memory' : null,
      urls: { get: root, cancel: `${root}/cancel` },
      metrics:
        status === 'succeeded'
          ? { input_token_count: texts.promptTokens, output_token_count: texts.completionTokens }
          : {},
    };
  };

  return (request) => {
    const { method, path } = request;
    if (method === 'POST' && /^\/v1\/(models\/[^/]+\/[^/]+\/)?predictions$/.test(path)) {
      const prediction = { id: `p${stored.size + 1}`, created: request, looks: 0, cancelled: false };
      stored.set(prediction.id, prediction);
      return new Reply(201, show(prediction));
    }
    const [, id = '', cancel] = /^\/v1\/predictions\/(\w+)(\/cancel)?$/.exec(path) ?? [];
    const prediction = stored.get(id);
    if (!prediction) return undefined;
    if (cancel) {
      prediction.cancelled = true;
      options.onCancel?.(id);
    }
    return show(prediction);
  };
}
