import * as z from 'zod';
import { anyConnectorSchema, chainName } from './part-schemas.js';
import { fileSchema } from './schema.js';

/** The JSON Schema of a configuration file, for editors; from the same schemas that check it on load. */
export async function configJsonSchema(): Promise<Record<string, unknown>> {
  const schema = z.toJSONSchema(fileSchema({ connector: await anyConnectorSchema(), chainOfThoughts: chainName }), {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
  });
  return { ...schema };
}
