import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { UserError } from '../errors.js';
import { answerTool, explainTool } from './asking-tools.js';
import { fieldsTool, MOST_LISTED } from './fields-tool.js';
import type { McpService } from './mcp-service.js';

const description = z
  .string()
  .min(1)
  .describe('the text of one product, as it stands; tags and entities of HTML are read');
const fieldNames = z.array(z.string().min(1)).min(1).max(1000);
const llm = z.string().optional().describe('the composition to ask; default: the configured one');
/** They read; what they keep are answers that were paid for. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/** The tools over the Model Context Protocol (https://modelcontextprotocol.io/specification); it is not connected yet. */
export function createMcpServer(service: McpService, version: string): McpServer {
  const server = new McpServer(
    { name: 'akeneo-lookup', version },
    { instructions: 'Find field codes with fields, fill them from a text with lookup, ask why with explain.' },
  );
  server.registerTool(
    'lookup',
    {
      title: 'Fill fields from a product description',
      description:
        'Gives for each field the canonical value that the catalogue accepts, with the words it was read from, or null when the text does not state it. What nobody answered is under "unanswered".',
      inputSchema: {
        description,
        fields: fieldNames
          .optional()
          .describe('codes or labels, all, family:NAME, class:EC…; default: the configured fields'),
        llm,
      },
      annotations,
    },
    (input, { signal }) => toolResult(service, () => answerTool(service, input, signal)),
  );
  server.registerTool(
    'fields',
    {
      title: 'List fields of the catalogue',
      description: `Gives code, label, type, unit and options of the fields that are named or found, ${MOST_LISTED} at most unless told otherwise.`,
      inputSchema: {
        search: z.string().optional().describe('words that the labels or codes begin with, in any language'),
        fields: fieldNames.optional().describe('codes or labels, family:NAME, class:EC…'),
        limit: z.number().int().min(1).max(1000).optional().describe(`the most fields; default ${MOST_LISTED}`),
      },
      annotations,
    },
    (input) => toolResult(service, async () => fieldsTool(service, input)),
  );
  server.registerTool(
    'explain',
    {
      title: 'Say why fields have the values they have',
      description:
        'Answers as lookup does, with all that is known of each answer: evidence with its place in the text, confidence, why there is none, other candidates, who answered and what it used.',
      inputSchema: { description, fields: fieldNames.describe('codes or labels'), llm },
      annotations,
    },
    (input, { signal }) => toolResult(service, () => explainTool(service, input, signal)),
  );
  return server;
}

/** What the user can mend is an error of the tool, for the model to read; a bug is told in the log too. */
async function toolResult(
  { onBug, around }: McpService,
  work: () => Promise<Readonly<Record<string, unknown>>>,
): Promise<CallToolResult> {
  try {
    const result = await around(work);
    return { content: [{ type: 'text', text: JSON.stringify(result) }], structuredContent: { ...result } };
  } catch (error) {
    if (!(error instanceof UserError)) onBug(error);
    const text = error instanceof UserError ? error.message : 'the server made a mistake: see its log';
    return { content: [{ type: 'text', text }], isError: true };
  }
}
