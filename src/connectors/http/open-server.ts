import type { Socket } from 'node:net';
import './redact-debug.js';
import { buildConnector, type Dispatcher, Pool } from 'undici';
import { createLimiter, type Limiter } from './limiter.js';
import { proxiedWay } from './proxied-way.js';

/** One server, shared by everything in this process that talks to it. */
export interface Server {
  readonly pool: Pick<Dispatcher, 'dispatch'>;
  readonly limiter: Limiter;
  /** Closes the sockets once nobody uses the server any more. */
  close(): Promise<void>;
}

interface SharedServer extends Server {
  users: number;
}

const servers = new Map<string, SharedServer>();

/** Opens a server by its origin, or joins those who use it already with the same ceiling. */
export function openServer(origin: string, concurrency: number): Server {
  const key = `${origin} ${concurrency}`;
  const server = servers.get(key) ?? startServer(origin, concurrency);
  servers.set(key, server);
  server.users += 1;
  let open = true;
  return {
    ...server,
    async close() {
      if (!open) return;
      open = false;
      server.users -= 1;
      if (server.users > 0) return;
      servers.delete(key);
      await server.close();
    },
  };
}

function startServer(origin: string, concurrency: number): SharedServer {
  const connecting = new Set<Socket>();
  const settings = { connections: concurrency, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 };
  const pool =
    proxiedWay(origin, process.env, settings) ??
    new Pool(origin, { ...settings, connect: trackedConnector(connecting) });
  return {
    pool,
    limiter: createLimiter(concurrency),
    users: 0,
    async close() {
      for (const socket of connecting) socket.destroy();
      await pool.destroy();
    },
  };
}

/** Destroying a pool leaves the sockets that are still connecting; a host that never answers would keep the process alive. */
function trackedConnector(connecting: Set<Socket>): buildConnector.connector {
  const connect = buildConnector({ timeout: 10_000 });
  return (options, callback) => {
    // Its types leave out what it returns.
    const socket = connect(options, (...outcome) => {
      connecting.delete(socket);
      callback(...outcome);
    }) as unknown as Socket;
    connecting.add(socket);
    return socket;
  };
}
