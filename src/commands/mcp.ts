import { BaseCommand, oclifFlags } from '../cli/base-command.js';
import { MCP_FLAGS } from '../cli/mcp/mcp-flags.js';

/** Answers a client of the Model Context Protocol. */
export default class Mcp extends BaseCommand {
  static override summary = 'Answer a client of the Model Context Protocol (MCP) on standard input and output.';
  static override description =
    'A client starts this command by itself; its tools are lookup, fields and explain. Logs go to standard error.';
  static override examples = ['<%= config.bin %> mcp --database catalogue.db --llm offline'];
  static override flags = oclifFlags(MCP_FLAGS);

  async run(): Promise<void> {
    const { runMcp } = await import('../cli/mcp/run-mcp.js');
    await this.inSession<typeof MCP_FLAGS>(runMcp);
  }
}
