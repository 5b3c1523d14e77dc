import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** The page loads nothing from elsewhere; its style sheets and icons are partly inline. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

/** `/openapi.json` and `/docs`, from the schemas of the routes that are added after this. @param folder of the page's files */
export async function addDocumentation(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'akeneo-lookup',
        description: 'Fills product fields from free-text descriptions with the values that a PIM accepts.',
        version: '1',
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    baseDir: folder,
    logo: null as never,
    staticCSP: POLICY,
    uiConfig: { deepLinking: true },
    theme: { title: 'akeneo-lookup' },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
