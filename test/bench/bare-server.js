// A route of Fastify that reads a JSON body and answers a JSON object; prints its address.
import fastify from 'fastify';

const app = fastify();
app.post('/', async () => ({ EF002169: 'acrylique' }));
await app.listen({ host: '127.0.0.1', port: 0 });
console.error(JSON.stringify({ url: `http://127.0.0.1:${app.server.address().port}/` }));
