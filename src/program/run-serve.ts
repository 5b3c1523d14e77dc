import cluster from 'node:cluster';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { packageRoot } from '../database/package-root.js';
import { UserError } from '../errors.js';
import { openLogLines } from '../output/log-lines.js';
import { isLoopback } from '../server/authorize.js';
import { createServer } from '../server/create-server.js';
import type { Service } from '../server/service.js';
import { type AskingOptions, askingOptions } from './asking-options.js';
import { type FlagValues, SERVE_DEFAULTS, type SERVE_FLAGS } from './flags.js';
import { type Compositions, openCompositions } from './open-compositions.js';
import { cacheFor } from './response-cache.js';
import { describeLlms } from './run-llm.js';
import { unknownCode } from './run-lookup.js';
import type { Session } from './session.js';
import { stopSignal } from './stop-signal.js';
import { watchLoads } from './watch-loads.js';

type Flags = FlagValues<typeof SERVE_FLAGS>;

/** Milliseconds beyond the deadline of a lookup that a server may take to end. */
const LAST_WORDS = 1000;

/** The work of `serve`: answers over HTTP until SIGTERM or Ctrl-C, and then what is in flight. */
export async function runServe(session: Session, flags: Flags): Promise<void> {
  const { host = SERVE_DEFAULTS.host, processes = 1 } = flags;
  const options = shareOf(askingOptions(flags, session.config), processes);
  const token = await tokenFor(host, flags['token-file']);
  const living = await session.openLivingCatalogue();
  const { catalogue } = living;
  const compositions = openCompositions(session.config, catalogue, options, cacheFor(session, flags));
  session.atEnd(() => compositions.close());
  const { notes } = await compositions.get(undefined);
  const log = openLogLines({ quiet: session.quiet });
  session.atEnd(log.flush);
  const stopped = stopSignal(session.signal);
  const urlOf = (port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  // What concerns all processes is told by the one that starts the others.
  if (cluster.isPrimary) for (const note of notes) session.note(note);
  if (processes > 1 && cluster.isPrimary) {
    const { overseeProcesses } = await import('./serve-processes.js');
    return overseeProcesses({ count: processes, log, urlOf, stopped });
  }
  const ending = new AbortController();
  const app = await createServer(serviceOf(session, options, catalogue, compositions), {
    ...(token !== undefined && { token }),
    lookups: Math.ceil((flags.lookups ?? SERVE_DEFAULTS.lookups) / processes),
    log: log.write,
    ending: ending.signal,
    documentation: join(packageRoot(), 'dist', 'documentation'),
  });
  await listen(app, host, flags.port ?? SERVE_DEFAULTS.port);
  const { port } = app.server.address() as AddressInfo;
  if (cluster.isPrimary) log.write({ event: 'listening', url: urlOf(port) });
  const unwatch = watchLoads(living, {
    async onLoaded() {
      const notes = await living.renew();
      log.write({ event: 'catalogue read anew', ...(notes.length > 0 && { notes }) });
    },
    onTrouble: (problem) => log.write({ problem }),
  });
  const reason = await stopped;
  unwatch();
  if (cluster.isPrimary) log.write({ event: 'stopping', reason });
  const timer = setTimeout(() => ending.abort(new Error('the server has to end')), options.timeout);
  const last = setTimeout(() => app.server.closeAllConnections(), options.timeout + LAST_WORDS);
  await app.close();
  clearTimeout(timer);
  clearTimeout(last);
  // Else the line to the other process would keep this one alive.
  process.channel?.unref();
}

/** The part of each process in what all of them together may do. */
function shareOf(options: AskingOptions, processes: number): AskingOptions {
  if (processes === 1) return options;
  if (options.maxCalls !== undefined || options.maxCost !== undefined)
    throw new UserError('--max-cost and --max-calls are counted in one process: leave out --processes', 'usage');
  return { ...options, concurrency: Math.ceil(options.concurrency / processes) };
}

type Listener = Awaited<ReturnType<typeof createServer>>;

async function listen(app: Listener, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const reasons: Record<string, string> = {
      EADDRINUSE: 'is taken: choose another with --port',
      EACCES: 'is not allowed: choose one above 1023 with --port',
    };
    const { code = '' } = error as NodeJS.ErrnoException;
    const reason = reasons[code] ?? `cannot be listened to (${code}): check --host and --port`;
    throw new UserError(`port ${port} of ${host} ${reason}`, 'serve', 2, { cause: error });
  }
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

function serviceOf(
  session: Session,
  { timeout, grounded }: AskingOptions,
  catalogue: Service['catalogue'],
  compositions: Compositions,
): Service {
  const { locale, fields } = session.config;
  return {
    ...{ catalogue, locale, timeout, grounded, fields },
    composition: compositions.get,
    describeLlms: () => describeLlms(session),
    unknownField: (code) => unknownCode(code, catalogue),
  };
}
