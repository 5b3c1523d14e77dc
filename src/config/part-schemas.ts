import * as z from 'zod';
import { chainsOfThoughts } from '../chain-of-thoughts/index.js';
import { type ConnectorType, connectorTypes, loadConnector } from '../connectors/index.js';

/** The names of the built-in strategies. */
export const chainName = z.enum(Object.keys(chainsOfThoughts));

/** A function, which JSON Schema cannot say. */
const code = z.custom((value) => typeof value === 'function', { error: 'must be a function' });

const ownChain = z.looseObject({ name: z.string().min(1), exampleCount: z.int().min(0), ask: code, read: code });

const ownConnector = z.looseObject({
  name: z.string().min(1),
  complete: code,
  identity: z.string().min(1).optional(),
  check: code.optional(),
  limit: code.optional(),
  close: code.optional(),
});

/** The schema that a chain of thoughts must meet: a name, or the shape of one that a js/ts file built. */
export function chainSchema(chain: unknown): z.ZodType {
  return (typeof chain === 'object' ? ownChain : chainName).optional();
}

/** The schema that a connector must meet: that of its type, or the shape of one that a js/ts file built. */
export async function connectorSchema(connector: unknown): Promise<z.ZodType> {
  if (typeof connector !== 'object' || connector === null) return z.looseObject({}).optional();
  if ('complete' in connector) return ownConnector;
  const type = 'type' in connector ? connector.type : undefined;
  const known = connectorTypes.find((name) => name === type);
  return known === undefined ? z.looseObject({ type: z.enum(connectorTypes) }) : typeSchema(known);
}

/** The schemas of all connector types, told apart by `type`. */
export async function anyConnectorSchema(): Promise<z.ZodType> {
  const [first, ...others] = await Promise.all(connectorTypes.map(typeSchema));
  return first ? z.discriminatedUnion('type', [first, ...others]) : z.never();
}

async function typeSchema(type: ConnectorType): Promise<z.ZodObject> {
  const { settings } = await loadConnector(type);
  return settings instanceof z.ZodObject ? settings : z.strictObject({ type: z.literal(type) });
}
