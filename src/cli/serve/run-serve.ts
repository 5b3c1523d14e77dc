import cluster from 'node:cluster';
import { readFile } from 'node:fs/promises';
import { completionCacheFor } from '../../completion-cache/completion-cache.js';
import { UserError } from '../../errors.js';
import { openLogLines } from '../../output/log-lines.js';
import { isLoopback } from '../../server/authorize.js';
import { type AskingOptions, askingOptions } from '../asking-options.js';
import type { FlagValues } from '../flags.js';
import { heldOutFor } from '../held-out.js';
import { renewedEvidence } from '../renewed-evidence.js';
import type { Session } from '../session.js';
import { stopSignal } from '../stop-signal.js';
import { watchReloads } from '../watch-reloads.js';
import { answerRequests } from './answer-requests.js';
import { SERVE_DEFAULTS, type SERVE_FLAGS } from './serve-flags.js';
import { openServedLlms } from './served-llms.js';

type Flags = FlagValues<typeof SERVE_FLAGS>;

/** The work of `serve`: answers over HTTP until SIGTERM or Ctrl-C, and then what is in flight; or oversees processes that do. */
export async function runServe(session: Session, flags: Flags): Promise<void> {
  const { host = SERVE_DEFAULTS.host, port = SERVE_DEFAULTS.port, processes = 1 } = flags;
  const options = shareOf(askingOptions(flags, session.config), processes);
  const token = await tokenFor(host, flags['token-file']);
  const reloadable = await session.openReloadableCatalogue();
  const asking = { ...options, heldOut: await heldOutFor(session, options) };
  const llms = openServedLlms(session.config, reloadable.catalogue, asking, completionCacheFor(session, flags));
  session.atEnd(() => llms.close());
  const { notes } = await llms.get(undefined);
  const log = openLogLines({ quiet: session.quiet });
  session.atEnd(log.flush);
  const stopped = stopSignal(session.signal);
  const urlOf = (port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  // What concerns all processes is told by the one that starts the others.
  if (cluster.isPrimary) for (const note of notes) session.note(note);
  if (processes > 1 && cluster.isPrimary) {
    const { superviseProcesses } = await import('./supervise-processes.js');
    const evidence = renewedEvidence(session, options, (problem) => log.write({ problem }));
    session.atEnd(evidence.close);
    session.atEnd(
      watchReloads(reloadable, {
        async onLoaded() {
          await reloadable.reload();
          evidence.renew();
        },
        // Each of the processes tells it.
        onTrouble: () => undefined,
      }),
    );
    return superviseProcesses({ count: processes, log, urlOf, stopped });
  }
  const lookups = Math.ceil((flags.lookups ?? SERVE_DEFAULTS.lookups) / processes);
  const address = { host, port, urlOf };
  await answerRequests({ session, options, token, reloadable, llms, log, stopped, address, lookups });
}

/** The part of each process in what all of them together may do. */
function shareOf(options: AskingOptions, processes: number): AskingOptions {
  if (processes === 1) return options;
  const { concurrency, limits } = options.policy;
  if (limits.calls !== undefined || limits.cost !== undefined)
    throw new UserError('--max-cost and --max-calls are counted in one process: leave out --processes', 'usage');
  return { ...options, policy: { ...options.policy, concurrency: Math.ceil(concurrency / processes) } };
}

/** The token that requests must bear; none is needed where only this machine can ask. */
async function tokenFor(host: string, file: string | undefined): Promise<string | undefined> {
  if (file === undefined) {
    if (isLoopback(host)) return undefined;
    throw new UserError(
      `--host ${host} lets other machines ask: write a token into a file and name it with --token-file, or leave --host at ${SERVE_DEFAULTS.host}`,
    );
  }
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`the token file ${file} cannot be read (${error.code}): check its path`, 'usage', 2, {
      cause: error,
    });
  });
  const token = text.trim();
  if (/^\S{16,}$/.test(token)) return token;
  throw new UserError(
    `the token file ${file} must hold one word of 16 or more characters: openssl rand -hex 32 makes one`,
  );
}
