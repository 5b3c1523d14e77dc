import type { Redis } from 'ioredis';
import { UserError } from '../errors.js';

/** The keys that the queue uses: its own, and those of BullMQ. */
const KEYS = '~akeneo-lookup:* ~bull:*';

type Describe = (place: string, message: string) => string;

/** By the first word of a reply of Redis (https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors). */
const REPLIES: Readonly<Record<string, Describe>> = {
  NOAUTH: (place) => `the Redis at ${place} wants a password: write it into --queue, as in redis://:PASSWORD@HOST:PORT`,
  WRONGPASS: (place) => `the Redis at ${place} refuses the user or the password of --queue: check both`,
  NOPERM: (place) =>
    `the user of --queue may not do at ${place} what the queue needs: allow it all commands on its keys (ACL SETUSER … ${KEYS} +@all)`,
  READONLY: (place) => `the Redis at ${place} is a read-only replica: name its primary in --queue`,
  OOM: (place) => `the Redis at ${place} is full: give it more memory (maxmemory), or take something out of it`,
  MISCONF: (place) => `the Redis at ${place} takes nothing, because it cannot save it to its disk: see its log`,
  LOADING: (place) => `the Redis at ${place} still reads its data: try again later`,
  MASTERDOWN: (place) => `the Redis at ${place} is a replica without its primary: name the primary in --queue`,
  NOREPLICAS: (place) => `the Redis at ${place} takes nothing, because too few of its replicas are there: see its log`,
  MOVED: inCluster,
  CROSSSLOT: inCluster,
  CLUSTERDOWN: inCluster,
};

/** By the code of an error of the network. */
const NETWORK: Readonly<Record<string, Describe>> = {
  ECONNREFUSED: (place) => `no Redis listens at ${place}: start one, or check --queue`,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
};

/** Where a connection leads, for people: without user and password. */
export function placeOfRedis({ options: { host = '127.0.0.1', port = 6379, db = 0, tls, path } }: Redis): string {
  if (path) return path;
  const name = host.includes(':') ? `[${host}]` : host;
  return `redis${tls ? 's' : ''}://${name}:${port}${db > 0 ? `/${db}` : ''}`;
}

/** What went wrong between us and a Redis as something that the user can mend; an error that tells of a bug stays as it is. */
export function redisError(redis: Redis, error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const { message, name } = error;
  const { code = '' } = error as NodeJS.ErrnoException;
  const describe =
    NETWORK[code] ??
    REPLIES[/^[A-Z]+(?= )/.exec(message)?.[0] ?? ''] ??
    (/DB index is out of range|invalid DB index/i.test(message) ? unknownDatabase : undefined) ??
    (name === 'ParserError' ? noRedis : undefined) ??
    (code !== '' || /^Connection is closed|^nothing within /i.test(message) ? unreachable : undefined);
  if (!describe) return error;
  return new UserError(describe(placeOfRedis(redis), message), 'queue', 2, { cause: error });
}

/** Work that only Redis can fail. @throws UserError where the user can mend it */
export function askRedis<Result>(redis: Redis, work: Promise<Result>): Promise<Result> {
  return work.catch((error) => {
    throw redisError(redis, error);
  });
}

function inCluster(place: string): string {
  return `the Redis at ${place} is part of a cluster, over which a queue cannot be spread: name one that stands alone`;
}

function unknownHost(place: string): string {
  return `no host is known by the name in ${place}: check --queue`;
}

function unknownDatabase(place: string): string {
  return `the Redis at ${place} has no database of this number: check the end of --queue`;
}

function noRedis(place: string, message: string): string {
  return `what answers at ${place} is no Redis (${firstLine(message)}): check --queue`;
}

function unreachable(place: string, message: string): string {
  return `no Redis answers at ${place} (${firstLine(message)}): start one, or check --queue`;
}

function firstLine(text: string): string {
  return (
    text
      .split(/[\r\n]/, 1)[0]
      ?.slice(0, 80)
      .replace(/\. Please report this|\.$/, '') ?? ''
  );
}
