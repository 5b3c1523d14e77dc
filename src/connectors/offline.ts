import type { RawAnswer } from '../chain-of-thoughts/types.js';
import type { Engine, EngineAnswer } from '../engine/types.js';
import { UserError } from '../errors.js';
import type { Connector, ConnectorContext } from './types.js';

/** The type has no settings; they are checked without a schema, so that the default start loads no schema library. */
export function connectOffline(settings: { readonly type: 'offline' }, { engine }: ConnectorContext): Connector {
  const key = Object.keys(settings).find((name) => name !== 'type');
  if (key) throw new UserError(`connector "offline" has no setting "${key}": it has none at all`, 'config');
  if (!engine) throw new UserError('the offline connector needs the catalogue: give the context an engine', 'config');
  return offlineConnector(engine);
}

/** Answers through the offline engine: no model, no network, nothing to pay. */
export function offlineConnector(engine: Engine): Connector {
  return {
    name: 'offline',
    free: true,
    complete({ question: { fields, description } }) {
      const answers = engine.answer(fields, description);
      const values = Object.fromEntries(answers.map(({ field, value }) => [field, value]));
      return { text: JSON.stringify(values), answers: answers.map(rawAnswer) };
    },
  };
}

function rawAnswer({ field, value, confidence, evidence }: EngineAnswer): RawAnswer {
  return { field, raw: value, confidence, ...(evidence && { span: evidence, quote: evidence.text }) };
}
