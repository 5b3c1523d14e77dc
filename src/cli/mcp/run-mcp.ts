import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { completionCacheFor } from '../../completion-cache/completion-cache.js';
import { packageRoot } from '../../database/package-root.js';
import { selectFields, unknownField } from '../../examples/select-fields.js';
import { createMcpServer } from '../../mcp/create-mcp-server.js';
import type { McpService } from '../../mcp/mcp-service.js';
import { openLogLines } from '../../output/log-lines.js';
import { askingOptions } from '../asking-options.js';
import type { FlagValues } from '../flags.js';
import { heldOutFor } from '../held-out.js';
import { renewedEvidence } from '../renewed-evidence.js';
import { openServedLlms } from '../serve/served-llms.js';
import type { Session } from '../session.js';
import { stopSignal } from '../stop-signal.js';
import { watchReloads } from '../watch-reloads.js';
import type { MCP_FLAGS } from './mcp-flags.js';

/** The work of `mcp`: answers a client on the standard streams until it closes them, or until SIGTERM or Ctrl-C. */
export async function runMcp(session: Session, flags: FlagValues<typeof MCP_FLAGS>): Promise<void> {
  const options = askingOptions(flags, session.config);
  const reloadable = await session.openReloadableCatalogue();
  const asking = { ...options, heldOut: await heldOutFor(session, options) };
  const llms = openServedLlms(session.config, reloadable.catalogue, asking, completionCacheFor(session, flags));
  session.atEnd(() => llms.close());
  for (const note of (await llms.get(undefined)).notes) session.note(note);
  // Standard output is the protocol's.
  const log = openLogLines({ quiet: session.quiet });
  session.atEnd(log.flush);
  const { catalogue } = reloadable;
  const { locale, html = 'auto', fields } = session.config;
  const calls = countCalls();
  const service: McpService = {
    ...{ catalogue, locale, html, fields, policy: options.policy },
    openLlm: llms.get,
    select: (words) => selectFields(words, catalogue),
    unknownField: (name) => unknownField(name, catalogue),
    onBug: (error) => log.write({ error: error instanceof Error ? error.stack : String(error) }),
    around: calls.around,
  };
  const stopped = stopSignal(session.signal);
  const server = createMcpServer(service, ownVersion());
  const closed = new Promise<string>((resolve) => {
    process.stdin.once('end', () => resolve('standard input has ended'));
    server.server.onclose = () => resolve('the client has gone');
  });
  const onTrouble = (problem: string) => log.write({ problem });
  const evidence = renewedEvidence(session, options, onTrouble);
  session.atEnd(evidence.close);
  session.atEnd(
    watchReloads(reloadable, {
      async onLoaded() {
        for (const note of await reloadable.reload()) log.write({ note });
        evidence.renew();
      },
      onTrouble,
    }),
  );
  await server.connect(new StdioServerTransport());
  if (isatty(0))
    session.note('waiting for a client of the Model Context Protocol, which starts this command by itself');
  const reason = await Promise.race([stopped, closed]);
  log.write({ event: 'stopping', reason });
  if (reason === 'standard input has ended') await calls.idle();
  await server.close();
}

/** Knows whether a call is under way: a client may send its last one and end the input at once. */
function countCalls() {
  let open = 0;
  let wake = () => {};
  return {
    async around<Result>(work: () => Promise<Result>): Promise<Result> {
      open++;
      try {
        return await work();
      } finally {
        open--;
        // The answer is written in the turns after this one.
        if (open === 0) setImmediate(() => wake());
      }
    },
    async idle(): Promise<void> {
      // What came with the end of the input is begun a little later.
      await new Promise((resolve) => setImmediate(resolve));
      while (open > 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function ownVersion(): string {
  return JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version;
}
