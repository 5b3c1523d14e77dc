import type { FastifyInstance } from 'fastify';
import { RequestProblem } from './request-problem.js';
import { fieldsSchema, healthSchema, llmsSchema } from './schemas.js';
import type { Service } from './service.js';

/** `GET /api/fields` and `GET /api/llms`: what can be asked for, and who can be asked. */
export function addListRoutes(app: FastifyInstance, service: Service): void {
  const { catalogue, locale } = service;
  app.get<{ Querystring: { readonly search?: string } }>('/api/fields', { schema: fieldsSchema }, async ({ query }) =>
    catalogue.search(query.search ?? '').map((field) => ({ ...field, label: field.labels[locale] ?? field.label })),
  );
  app.get('/api/llms', { schema: llmsSchema }, () => service.describeLlms());
}

/** `GET /health`: 200 as long as the database answers. */
export function addHealthRoute(app: FastifyInstance, { catalogue }: Service): void {
  app.get('/health', { schema: healthSchema }, async () => {
    try {
      // A read by key, whatever it finds.
      catalogue.models.read('');
    } catch {
      throw new RequestProblem(503, [], 'the database does not answer');
    }
    return { status: 'ok' };
  });
}
