import type { FastifyInstance, FastifyReply } from 'fastify';
import { createSlotList } from '../async/slot-list.js';

interface Arrival {
  readonly reply: FastifyReply;
  /** As `performance.now()` counts. */
  readonly latest: number;
}

/** Looks come often enough that a body is given up at most this part of its time late. */
const PART = 1 / 8;

/**
 * Gives up on the body of one product that comes too slowly. One timer looks at all of them, since most have come before a
 * timer of their own would be set.
 */
export function endSlowBodies(app: FastifyInstance, milliseconds: number): void {
  const arriving = createSlotList<Arrival>();
  const refuse = ({ reply, latest }: Arrival) => {
    if (performance.now() < latest || reply.sent || reply.raw.headersSent) return;
    const detail = [{ loc: ['body'], msg: `the body did not arrive within ${milliseconds / 1000} s` }];
    // The rest of it is not waited for, so the connection cannot be used again.
    reply.code(408).header('connection', 'close').send({ detail });
  };
  const timer = setInterval(() => arriving.forEach(refuse), milliseconds * PART).unref();
  app.addHook('onClose', async () => clearInterval(timer));
  app.addHook('preParsing', (_request, reply, payload, done) => {
    const arrived = arriving.add({ reply, latest: performance.now() + milliseconds });
    payload.on('end', arrived);
    payload.on('close', arrived);
    done(null, payload);
  });
}
