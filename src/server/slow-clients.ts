import type { FastifyInstance } from 'fastify';

/** Gives up on a body that comes too slowly; lines are read as they come, however long that takes. */
export function endSlowBodies(app: FastifyInstance, milliseconds: number): void {
  app.addHook('preParsing', (_request, reply, payload, done) => {
    const refuse = () => {
      const detail = [{ loc: ['body'], msg: `the body did not arrive within ${milliseconds / 1000} s` }];
      // The rest of it is not waited for, so the connection cannot be used again.
      reply.code(408).header('connection', 'close').send({ detail });
    };
    const timer = setTimeout(refuse, milliseconds);
    for (const event of ['end', 'close']) payload.once(event, () => clearTimeout(timer));
    done(null, payload);
  });
}
