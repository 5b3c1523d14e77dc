import cluster from 'node:cluster';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ReloadableCatalogue } from '../../database/catalogue/reloadable-catalogue.js';
import { packageRoot } from '../../database/package-root.js';
import { UserError } from '../../errors.js';
import { unknownField } from '../../examples/select-fields.js';
import type { LogLines } from '../../output/log-lines.js';
import { createServer } from '../../server/create-server.js';
import { catchUncaught } from '../../server/last-resort.js';
import type { Service } from '../../server/service.js';
import { selectFromText } from '../asked-fields.js';
import type { AskingOptions } from '../asking-options.js';
import { compileSoon } from '../keep-heap-small.js';
import { describeLlms } from '../llm/run-llm.js';
import { renewedEvidence } from '../renewed-evidence.js';
import type { Session } from '../session.js';
import { watchReloads } from '../watch-reloads.js';
import { gatherFromOthers } from './gather-metrics.js';
import type { ServedLlms } from './served-llms.js';

/** Milliseconds beyond the deadline of a lookup that a server may take to end. */
const LAST_WORDS = 1000;

/** What one process answers with, where, and how long. */
export interface ServeContext {
  readonly session: Session;
  readonly options: AskingOptions;
  /** The word that requests must bear, if any. */
  readonly token: string | undefined;
  readonly reloadable: ReloadableCatalogue;
  readonly llms: ServedLlms;
  readonly log: LogLines;
  readonly address: Address;
  /** The most lookups at once. */
  readonly lookups: number;
  /** Resolves to the reason when the service is to stop. */
  readonly stopped: Promise<string>;
}

interface Address {
  readonly host: string;
  readonly port: number;
  /** The address for people, once the port is known. */
  readonly urlOf: (port: number) => string;
}

/** Answers requests until it is to stop, and then what is in flight. */
export async function answerRequests(answering: ServeContext): Promise<void> {
  const { options, token, reloadable, log, stopped, address, lookups } = answering;
  compileSoon();
  const ending = new AbortController();
  const release = catchUncaught(log.write);
  const app = await createServer(serviceOf(answering), {
    ...(token !== undefined && { token }),
    lookups,
    log: log.write,
    ending: ending.signal,
    gather: gatherFromOthers,
    documentation: join(packageRoot(), 'dist', 'documentation'),
  });
  await listen(app, address);
  const { port } = app.server.address() as AddressInfo;
  if (cluster.isPrimary) log.write({ event: 'listening', url: address.urlOf(port) });
  const onTrouble = (problem: string) => log.write({ problem });
  const evidence = renewedEvidence(answering.session, options, onTrouble);
  const unwatch = watchReloads(reloadable, {
    async onLoaded() {
      const notes = await reloadable.reload();
      log.write({ event: 'catalogue read anew', ...(notes.length > 0 && { notes }) });
      // One process makes it for all.
      if (cluster.isPrimary) evidence.renew();
    },
    onTrouble,
  });
  const reason = await stopped;
  unwatch();
  await evidence.close();
  if (cluster.isPrimary) log.write({ event: 'stopping', reason });
  const timer = setTimeout(() => ending.abort(new Error('the server has to end')), options.policy.timeout);
  const last = setTimeout(() => app.server.closeAllConnections(), options.policy.timeout + LAST_WORDS);
  await app.close();
  release();
  clearTimeout(timer);
  clearTimeout(last);
  // Else the line to the other process would keep this one alive.
  process.channel?.unref();
}

type Listener = Awaited<ReturnType<typeof createServer>>;

async function listen(app: Listener, { host, port }: Address): Promise<void> {
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

function serviceOf({ session, options, reloadable, llms }: ServeContext): Service {
  const { locale, fields: words, html = 'auto' } = session.config;
  const { policy } = options;
  const { catalogue } = reloadable;
  // Asked for anew each time: what is loaded meanwhile may be other fields.
  const select = () => words && selectFromText(words, catalogue).asked;
  select();
  return {
    ...{ catalogue, locale, policy, html },
    get fields() {
      return select();
    },
    servedLlm: llms.get,
    describeLlms: () => describeLlms(session),
    unknownField: (code) => unknownField(code, catalogue),
  };
}
