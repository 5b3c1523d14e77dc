import { printRows } from '../../output/print-rows.js';
import { connectRedis } from '../../queue/connect-redis.js';
import { queueStatus } from '../../queue/queue-status.js';
import { askRedis } from '../../queue/redis-problem.js';
import type { Session } from '../session.js';

const COLUMNS = ['catalogue', 'composition', 'batches', 'workers', 'waiting', 'active', 'done', 'failed', 'rate'];

/** The work of `batch --status`: what goes on in a queue, one row per fingerprint; waiting and active are chunks, the rest products. */
export async function runQueueStatus(session: Session, queue: string, json: boolean): Promise<void> {
  const redis = await connectRedis(queue, 'reading');
  session.atEnd(() => redis.disconnect());
  const rows = (await askRedis(redis, queueStatus(redis))).map((row) => ({ ...row }));
  await printRows(rows, COLUMNS, json ? 'jsonl' : 'table');
}
